package bailey.cli;

import bailey.policy.Role;

/// What a box is drawn with: the stronger, the more it is to be kept. `corners` from the upper left, row by row;
/// `below` where a line leaves it.
record Border(char flat, char upright, String corners, char below) {
    private static final Border DASHED = new Border('╌', '╎', "╭╮╰╯", '┬');
    private static final Border LIGHT = new Border('─', '│', "┌┐└┘", '┬');
    private static final Border DOUBLE = new Border('═', '║', "╔╗╚╝", '╤');
    private static final Border HEAVY = new Border('━', '┃', "┏┓┗┛", '┯');

    static Border of(Role role) {
        return switch (role) {
            case EXTERNAL -> DASHED;
            case DMZ -> LIGHT;
            case INTERNAL -> DOUBLE;
            case MANAGEMENT -> HEAVY;
        };
    }
}
