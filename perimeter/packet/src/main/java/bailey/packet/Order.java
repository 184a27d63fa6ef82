package bailey.packet;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/// In which order a packet set asks for the fields; the family always comes first. What is asked changes nothing
/// in what a set means and much in how large it is: where one order exceeds a budget, another may not.
public record Order(List<Field> fields) {
    /// As [Field] has them: good for most.
    public static final Order USUAL = new Order(List.of(Field.values()));

    /// The service before the addresses: for rulesets that are about ports more than about hosts.
    public static final Order SERVICE_FIRST = new Order(USUAL.fields.stream()
            .sorted(Comparator.comparing(Order::afterService))
            .toList());

    public Order {
        fields = List.copyOf(fields);
        if (fields.size() != Field.values().length || !EnumSet.copyOf(fields).equals(EnumSet.allOf(Field.class))) {
            throw new IllegalArgumentException("not each field once: " + fields);
        }
    }

    private static boolean afterService(Field field) {
        return field.isAddress() || field == Field.SOURCE_PORT;
    }
}
