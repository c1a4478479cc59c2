// Reads the host's files and processes.
// must: wrong-answer, runtime-error
import java.nio.file.*;
public class ReadHost {
    public static void main(String[] a) throws Exception {
        for (String path : new String[] {"/etc/shadow", "/proc/1/mem", "/proc/1/environ"}) {
            try { Files.readAllBytes(Path.of(path)); System.out.println("ESCAPED: " + path); } catch (Exception e) { }
        }
        if (ProcessHandle.allProcesses().count() > 3) System.out.println("ESCAPED: sees others");
    }
}
