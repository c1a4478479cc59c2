package dev.assay.plugin;

/**
 * A third-party jar.
 *
 * @param fileName in the plug-ins' folder
 * @param digest {@code sha256:} and the hash of its bytes
 */
public record Jar(String fileName, String digest) {}
