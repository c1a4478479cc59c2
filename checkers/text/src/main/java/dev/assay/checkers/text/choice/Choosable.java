package dev.assay.checkers.text.choice;

import java.util.List;

/**
 * One of the answers that a question offers.
 *
 * @param id its letter, number or name
 * @param text what it says
 * @param aliases other words that choose it
 */
public record Choosable(String id, String text, List<String> aliases) {

    public Choosable {
        aliases = List.copyOf(aliases);
    }
}
