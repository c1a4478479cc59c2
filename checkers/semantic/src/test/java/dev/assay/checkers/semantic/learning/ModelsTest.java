package dev.assay.checkers.semantic.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.checkers.semantic.LearnedChecker;
import dev.assay.checkers.semantic.SimilarityChecker;
import dev.assay.checkers.semantic.model.ModelText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ModelsTest {

    /** Other coefficients are another version of both checkers: provenance names the version. */
    @Test
    void theVersionsStandForTheseCoefficients() throws IOException, NoSuchAlgorithmException {
        byte[] models = bytes();
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(models));
        assertEquals(
                "bcc97b197468068854ac63ff951dc2d9975ed60ddb44850a3d04d6974f298cbc of versions 5 and"
                        + " 5",
                hash
                        + " of versions "
                        + new SimilarityChecker().info().version()
                        + " and "
                        + new LearnedChecker().info().version(),
                "models were trained anew: raise both versions, and write the hash here");
    }

    @Test
    void whatIsReadIsWrittenAgain() throws IOException {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        Models models = Models.read(ModelText.read(new BufferedReader(new StringReader(text))));
        assertEquals(text, models.write().toString());
    }

    private static byte[] bytes() throws IOException {
        try (InputStream in = Models.class.getResourceAsStream("models.txt")) {
            return in.readAllBytes();
        }
    }
}
