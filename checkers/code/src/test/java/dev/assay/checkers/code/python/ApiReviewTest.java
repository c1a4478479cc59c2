package dev.assay.checkers.code.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.python.ApiReview.Word;
import dev.assay.spi.Answer;
import dev.assay.spi.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiReviewTest {

    private static final ApiIndex INDEX = ApiIndex.standard();
    private static final ApiReview REVIEW =
            new ApiReview(INDEX, Set.of("torch", "torchvision", "numpy"));

    private static Word review(String name, Manner manner) {
        SyntaxTree tree = new TreeSitterPython().parse(name);
        CodeRegion region =
                new CodeRegion(
                        Region.of(
                                Answer.of(name).files().getFirst(),
                                Region.Kind.CODE,
                                Region.Form.BARE,
                                Optional.of("python"),
                                0,
                                name.length()),
                        0,
                        List.of());
        Origin origin = new Origins(INDEX).module(name);
        return REVIEW.review(
                new Use(region, tree, 0, 0, SyntaxTree.ABSENT, origin, manner), new HashMap<>());
    }

    @Test
    void namesOfAnyVersionCostNothing() throws IOException {
        List<String> names;
        try (InputStream in = ApiReviewTest.class.getResourceAsStream("names.txt")) {
            names =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList();
        }
        assertTrue(names.size() > 1_000);
        assertEquals(
                List.of(),
                names.stream()
                        .filter(name -> review(name, Manner.VALUE) instanceof Word.Wrong)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "torch.random.randn, torch.randn",
        "torch.rndn, torch.randn",
        "torch.nn.Relu, torch.nn.ReLU",
        "torch.nn.Conv2D, torch.nn.Conv2d",
        "torch.nn.relu, torch.nn.ReLU",
        "torch.nn.function.relu, torch.nn.functional",
        "torch.utils.data.Dataloader, torch.utils.data.DataLoader",
        "torch.DataLoader, torch.utils.data.DataLoader",
        "torch.optim.adam, torch.optim.Adam",
        "torch.optim.SDG, torch.optim.SGD",
        "torch.cuda.is_avaliable, torch.cuda.is_available",
        "torch.fromnumpy, torch.from_numpy",
        "torch.Tensor.unsqeeze, torch.Tensor.unsqueeze",
        "numpy.arrange, numpy.arange",
        "torchvision.transform, torchvision.transforms",
        "torchvision.models.ResNet50, torchvision.models.resnet50"
    })
    void whatIsMisspeltIsToldFromWhatIsNew(String written, String meant) {
        Word word = review(written, Manner.CALL);
        assertTrue(word instanceof Word.Wrong, () -> written + " is " + word);
        assertEquals(meant, ((Word.Wrong) word).near());
    }

    @ParameterizedTest
    @CsvSource({
        "torch.frobnicate",
        "torch.nn.HolographicAttention",
        "torch._C.anything",
        "torch.ops.mine.add",
        "requests.get",
        "numpy"
    })
    void whatNobodyHasHeardOfMayBeNew(String written) {
        assertTrue(!(review(written, Manner.CALL) instanceof Word.Wrong));
    }

    @Test
    void whatIsGoneIsSaidToBe() {
        assertEquals(Optional.of("1.12"), REVIEW.until("torch.lstsq"));
        assertEquals(Optional.empty(), REVIEW.until("torch.rand"));
    }
}
