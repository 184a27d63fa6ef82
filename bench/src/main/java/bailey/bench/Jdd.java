package bailey.bench;

import jdd.bdd.BDD;

/// JDD's, counting references as it wants them.
final class Jdd implements Diagrams<Integer> {
    private final BDD all = new BDD(NODES, REMEMBERED);
    private final int[] bits;

    Jdd(int bits) {
        this.bits = new int[bits];
        for (int i = 0; i < bits; i++) {
            this.bits[i] = all.createVar();
        }
    }

    @Override
    public String name() {
        return "jdd";
    }

    @Override
    public Integer never() {
        return 0;
    }

    @Override
    public Integer always() {
        return 1;
    }

    @Override
    public Integer bit(int number, boolean set) {
        return all.ref(set ? bits[number] : all.not(bits[number]));
    }

    @Override
    public Integer and(Integer one, Integer other) {
        return all.ref(all.and(one, other));
    }

    @Override
    public Integer or(Integer one, Integer other) {
        return all.ref(all.or(one, other));
    }

    @Override
    public Integer minus(Integer one, Integer other) {
        int not = all.ref(all.not(other));
        int result = all.ref(all.and(one, not));
        all.deref(not);
        return result;
    }

    @Override
    public boolean same(Integer one, Integer other) {
        return one.equals(other);
    }

    @Override
    public void free(Integer function) {
        all.deref(function);
    }
}
