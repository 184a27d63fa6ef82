package bailey.bench;

import com.github.javabdd.BDD;
import com.github.javabdd.BDDFactory;
import com.github.javabdd.JFactory;

/// JavaBDD's, in its own Java implementation.
final class JavaBdd implements Diagrams<BDD> {
    private final BDDFactory all = JFactory.init(NODES, REMEMBERED);

    JavaBdd(int bits) {
        all.setVarNum(bits);
    }

    @Override
    public String name() {
        return "javabdd";
    }

    @Override
    public BDD never() {
        return all.zero();
    }

    @Override
    public BDD always() {
        return all.one();
    }

    @Override
    public BDD bit(int number, boolean set) {
        return set ? all.ithVar(number) : all.nithVar(number);
    }

    @Override
    public BDD and(BDD one, BDD other) {
        return one.and(other);
    }

    @Override
    public BDD or(BDD one, BDD other) {
        return one.or(other);
    }

    @Override
    public BDD minus(BDD one, BDD other) {
        return one.apply(other, BDDFactory.diff);
    }

    @Override
    public boolean same(BDD one, BDD other) {
        return one.equals(other);
    }

    @Override
    public void free(BDD function) {
        function.free();
    }
}
