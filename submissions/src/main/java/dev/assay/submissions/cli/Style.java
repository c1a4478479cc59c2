package dev.assay.submissions.cli;

/** Colours, where the terminal shows them. */
record Style(boolean colour) {

    String bold(String text) {
        return in("1", text);
    }

    String soft(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    String doubt(String text) {
        return in("33", text);
    }

    String plain(String text) {
        return text;
    }

    private String in(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
