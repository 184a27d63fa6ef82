package bailey.cli;

/// What was asked for makes no sense as it stands; the message is the whole of what a person needs to know.
final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongInput(String message) {
        super(message);
    }
}
