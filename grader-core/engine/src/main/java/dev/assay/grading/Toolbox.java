package dev.assay.grading;

import dev.assay.plugin.BindTime;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.Plugin;
import dev.assay.spi.Service;
import java.util.List;
import java.util.Optional;

/** What binding needs of the catalogue. */
interface Toolbox {

    /** The checker with an id; empty when there is none. */
    Optional<Plugin> checker(String id);

    /** All checkers' ids. */
    List<String> ids();

    /** A service that checkers share. */
    <S extends Service> S service(Class<S> type);

    /** What outcomes that are made with a service depend on; empty when on nothing. */
    String version(Class<? extends Service> type);

    /** How long third-party checkers may take. */
    BindTime.Round time();

    /** The catalogue's checkers; its services are opened when a check first uses them. */
    static Toolbox of(Catalogue catalogue) {
        BindTime.Round time = catalogue.bindTime().round();
        return new Toolbox() {
            @Override
            public Optional<Plugin> checker(String id) {
                return catalogue.checker(id);
            }

            @Override
            public List<String> ids() {
                return catalogue.checkers().stream().map(Plugin::id).toList();
            }

            @Override
            public <S extends Service> S service(Class<S> type) {
                return catalogue.services().lazy(type);
            }

            @Override
            public String version(Class<? extends Service> type) {
                return catalogue.services().version(type);
            }

            @Override
            public BindTime.Round time() {
                return time;
            }
        };
    }
}
