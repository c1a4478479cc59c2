package dev.assay.checkers.execution.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A message with blobs: u32 length, u32 length of the JSON, the JSON, then the blobs that its
 * {@code blobs} counts; numbers are big-endian.
 *
 * @param message an object
 * @param blobs bytes that go with it
 */
public record Frame(ObjectNode message, List<byte[]> blobs) {

    /** Nobody sends more. */
    static final int MOST = 64 << 20;

    /** What comes out of a box may be written by an answer: deep and endless JSON is refused. */
    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(100)
                                                    .maxNumberLength(400)
                                                    .maxStringLength(MOST)
                                                    .build())
                                    .build())
                    .build();

    public Frame {
        blobs = List.copyOf(blobs);
    }

    /** A message without blobs. */
    public static Frame of(ObjectNode message) {
        return new Frame(message, List.of());
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The bytes, without the first length. */
    public byte[] body() {
        return packed(0);
    }

    /** All bytes, as they are sent. */
    byte[] packed() {
        byte[] all = packed(4);
        ByteBuffer.wrap(all).putInt(all.length - 4);
        return all;
    }

    private byte[] packed(int offset) {
        ArrayNode sizes = message.putArray("blobs");
        int total = 0;
        for (byte[] blob : blobs) {
            sizes.add(blob.length);
            total += blob.length;
        }
        byte[] json;
        try {
            json = JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a message that is no JSON", e);
        }
        byte[] all = new byte[offset + 4 + json.length + total];
        ByteBuffer buffer = ByteBuffer.wrap(all).position(offset).putInt(json.length).put(json);
        blobs.forEach(buffer::put);
        return all;
    }

    /**
     * Reads what {@link #body} wrote.
     *
     * @throws IOException when it is nothing of the kind, whoever wrote it
     */
    public static Frame parse(ByteBuffer body) throws IOException {
        try {
            byte[] json = new byte[bounded(body.getInt(), body.remaining())];
            body.get(json);
            JsonNode message = JSON.readTree(json);
            if (!(message instanceof ObjectNode object)) {
                throw new IOException("a message that is no object");
            }
            List<byte[]> blobs = new ArrayList<>();
            for (JsonNode size : object.path("blobs")) {
                byte[] blob = new byte[bounded(size.asInt(-1), body.remaining())];
                body.get(blob);
                blobs.add(blob);
            }
            return new Frame(object, blobs);
        } catch (BufferUnderflowException e) {
            throw new IOException("a message that is too short", e);
        }
    }

    private static int bounded(int length, int most) throws IOException {
        if (length < 0 || length > most) {
            throw new IOException("a message with a length of " + length);
        }
        return length;
    }
}
