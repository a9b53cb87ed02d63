import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

/** Holds the compiled rules and the documents in memory; judges all documents once for each line on standard input and says how many nanoseconds of the processor it took. */
public class SaxonTurns {
  public static void main(String[] arguments) throws Exception {
    Processor processor = new Processor(false);
    List<XsltExecutable> rules = new ArrayList<>();
    for (String sheet : arguments[1].split(File.pathSeparator))
      rules.add(processor.newXsltCompiler().compile(new StreamSource(new File(sheet))));
    File[] files = new File(arguments[0]).listFiles();
    Arrays.sort(files);
    List<byte[]> documents = new ArrayList<>();
    for (File file : files) documents.add(Files.readAllBytes(Path.of(file.getPath())));
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    BufferedReader turns = new BufferedReader(new InputStreamReader(System.in));
    while (turns.readLine() != null) {
      long start = clock.getCurrentThreadCpuTime();
      for (byte[] document : documents)
        for (XsltExecutable rule : rules) {
          XsltTransformer transformer = rule.load();
          transformer.setSource(new StreamSource(new ByteArrayInputStream(document)));
          transformer.setDestination(new XdmDestination());
          transformer.transform();
        }
      System.out.println(clock.getCurrentThreadCpuTime() - start);
    }
  }
}
