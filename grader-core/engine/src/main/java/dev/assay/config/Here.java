package dev.assay.config;

/**
 * Where a record was read from. A component of this type is no key: the decoder fills it in, for
 * readers that check a record further and want to say where.
 *
 * @param yaml the record's own mapping
 */
public record Here(Located yaml) {

    /** Where the record stands. */
    public Source source() {
        return yaml.source();
    }

    /** Where one of its keys stands, or else the record. */
    public Source source(String key) {
        return yaml.sourceOf(key);
    }

    /** The way to it in YAML's words. */
    public String path() {
        return yaml.path();
    }
}
