package dev.assay.grading.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.grading.table.ExampleTable.About;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.spi.BindContext;
import dev.assay.spi.CheckerType;
import dev.assay.spi.CourseFile;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Service;
import dev.assay.spi.ServiceProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Binds a checker to an entry of its table, as a course would. */
final class TableBinding implements BindContext {

    private final CheckerType<?> type;
    private final Entry entry;
    private final About about;
    private final Map<Class<?>, Service> services;
    private final List<String> warnings = new ArrayList<>();

    private TableBinding(
            CheckerType<?> type, Entry entry, About about, Map<Class<?>, Service> services) {
        this.type = type;
        this.entry = entry;
        this.about = about;
        this.services = services;
    }

    /** Binds; services that it opens are put into {@code services} and taken from there. */
    static <C extends Record> TableRun.Bound bind(
            CheckerType<C> type, Entry entry, About about, Map<Class<?>, Service> services)
            throws InvalidConfigException {
        TableBinding context = new TableBinding(type, entry, about, services);
        C config = decode(entry.config().node(), type.configType());
        return new TableRun.Bound(type.bind(config, context), context.warnings);
    }

    private static <R extends Record> R decode(JsonNode node, Class<R> record)
            throws InvalidConfigException {
        try {
            return Yamls.decode(node, record);
        } catch (InvalidConfigException e) {
            throw e;
        } catch (Exception e) {
            throw new InvalidConfigException("", String.valueOf(e.getMessage()), "");
        }
    }

    @Override
    public <S extends Service> S service(Class<S> service) {
        if (!type.requires().contains(service)) {
            throw new IllegalArgumentException(
                    type.info().id() + " did not name " + service.getSimpleName());
        }
        return service.cast(services.computeIfAbsent(service, this::open));
    }

    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private Service open(Class<?> service) {
        for (ServiceProvider<?> provider :
                ServiceLoader.load(ServiceProvider.class, type.getClass().getClassLoader())) {
            if (provider.type() == service) {
                try {
                    return provider.open();
                } catch (Exception e) {
                    throw new IllegalStateException(
                            service.getSimpleName() + " can't be opened", e);
                }
            }
        }
        throw new IllegalStateException("no plug-in provides " + service.getSimpleName());
    }

    @Override
    public QuestionView question() {
        return new QuestionView("example", about.prompt(), about.kind(), about.references());
    }

    @Override
    public <R extends Record> R resource(String name, Class<R> record)
            throws InvalidConfigException {
        JsonNode node = entry.resources().get(name);
        return decode(node == null ? JsonNodeFactory.instance.objectNode() : node, record);
    }

    @Override
    public CourseFile file(String path) throws InvalidConfigException {
        String text = entry.files().get(path);
        if (text == null) {
            throw new InvalidConfigException(
                    "", "there is no file " + path, "add it to the entry's 'files'");
        }
        return new CourseFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public GradedAnswers graded() {
        return GradedAnswers.NONE;
    }

    @Override
    public void warn(String path, String problem, String mend) {
        warnings.add(TableRun.where(path, problem));
    }
}
