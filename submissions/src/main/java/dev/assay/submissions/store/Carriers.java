package dev.assay.submissions.store;

/**
 * How many threads carry virtual ones. While a row that another transaction has not committed yet
 * is in its way, H2 tries again and again without a pause; a virtual thread that does so gives its
 * carrier to nobody. With as many of them as there are carriers the one that would commit is never
 * carried, and all stand still until their patience ends: identical answers that come in at the
 * same moment are enough. So there are more carriers than there can be statements under way.
 */
public final class Carriers {

    private static final String SETTING = "jdk.virtualThreadScheduler.parallelism";

    private Carriers() {}

    /**
     * Sees to it that there are enough; to be called before the first virtual thread is made. What
     * the command line of the process says stays.
     */
    public static void enough() {
        if (System.getProperty(SETTING) == null) {
            int cores = Runtime.getRuntime().availableProcessors();
            System.setProperty(SETTING, Integer.toString(cores + Store.CONNECTIONS));
        }
    }
}
