package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON pointers and the words that authors read: {@code /parts/0/with} is {@code parts[0].with}.
 */
final class YamlPath {

    private static final Pattern STEP = Pattern.compile("\\[(\\d{1,9})]|([^.\\[]+)|[.\\[]");

    private YamlPath() {}

    static String words(String pointer) {
        StringBuilder words = new StringBuilder();
        for (String step : pointer.split("/", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            if (step.chars().allMatch(c -> c >= '0' && c <= '9')) {
                words.append('[').append(step).append(']');
            } else {
                words.append(words.isEmpty() ? "" : ".").append(unescape(step));
            }
        }
        return words.toString();
    }

    /**
     * The pointer of a path in words; a key that itself has dots is found where the data has it.
     */
    static String pointer(JsonNode root, String path) {
        StringBuilder pointer = new StringBuilder();
        JsonNode at = root;
        String rest = path;
        while (!rest.isEmpty()) {
            String whole = rest;
            JsonNode here = at;
            String key = here.isObject() ? longestKey(here, whole) : "";
            if (!key.isEmpty()) {
                pointer.append('/').append(Located.escape(key));
                at = here.path(key);
                rest = rest.substring(key.length());
            } else {
                Matcher step = STEP.matcher(rest);
                step.lookingAt();
                String index = step.group(1);
                String name = step.group(2);
                if (index != null) {
                    pointer.append('/').append(index);
                    at = at.path(Integer.parseInt(index));
                } else if (name != null) {
                    pointer.append('/').append(Located.escape(name));
                    at = at.path(name);
                }
                rest = rest.substring(step.end());
            }
        }
        return pointer.toString();
    }

    private static String longestKey(JsonNode mapping, String path) {
        String longest = "";
        for (var entry : mapping.properties()) {
            String key = entry.getKey();
            boolean ends =
                    path.startsWith(key)
                            && (path.length() == key.length()
                                    || path.charAt(key.length()) == '.'
                                    || path.charAt(key.length()) == '[');
            if (ends && key.length() > longest.length()) {
                longest = key;
            }
        }
        return longest;
    }

    private static String unescape(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
