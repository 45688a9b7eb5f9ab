import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.List;

/** Annotates articles, each a line "YYYY-MM-DD, tab, text in base64", in one JVM; prints the seconds that took, start-up left out. */
class HeidelTimePeer {
    public static void main(String[] args) throws Exception {
        List<String> lines = new ArrayList<>();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line; (line = in.readLine()) != null; ) lines.add(line);
        var heideltime = new HeidelTimeStandalone(Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, args[0], POSTagger.TREETAGGER);
        var day = new SimpleDateFormat("yyyy-MM-dd");
        heideltime.process("It began yesterday.", day.parse("2020-01-01"));
        long start = System.nanoTime();
        int found = 0;
        for (String line : lines) {
            String[] field = line.split("\t", 2);
            String text = new String(java.util.Base64.getDecoder().decode(field[1]), StandardCharsets.UTF_8);
            found += heideltime.process(text, day.parse(field[0])).split("<TIMEX3 ", -1).length - 1;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println("{\"seconds\": " + seconds + ", \"times\": " + found + "}");
    }
}
