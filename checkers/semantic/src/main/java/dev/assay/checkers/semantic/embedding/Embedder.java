package dev.assay.checkers.semantic.embedding;

import dev.assay.spi.Service;
import java.util.List;

/**
 * Turns texts into vectors: texts of like meaning lie close together.
 *
 * <p>A text's vectors depend on nothing but the text: not on the texts that are embedded with it,
 * nor on how many threads ask at once.
 */
public interface Embedder extends Service {

    /**
     * Embeds texts; several of them on several processors.
     *
     * @return as many as there are texts, in their order
     * @throws InterruptedException when the thread is interrupted meanwhile
     * @throws IllegalStateException when the model fails, or has been closed
     */
    List<Embedding> embed(List<String> texts) throws InterruptedException;

    /** Embeds one text, on the calling thread. */
    default Embedding embed(String text) throws InterruptedException {
        return embed(List.of(text)).getFirst();
    }
}
