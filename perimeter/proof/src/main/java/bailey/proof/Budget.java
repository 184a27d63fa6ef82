package bailey.proof;

/// How much work a proof may take. What is not done by then is said to be unproven.
final class Budget {
    /// Thrown when it is spent.
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final long most;

        Spent(long most) {
            super(why(most));
            this.most = most;
        }

        private static String why(long most) {
            return "it takes more than " + most + " steps";
        }

        String why() {
            return why(most);
        }
    }

    private final long most;
    private long spent;

    Budget(long most) {
        this.most = most;
    }

    void spend(long steps) {
        spent += steps;
        if (spent > most) {
            throw new Spent(most);
        }
    }
}
