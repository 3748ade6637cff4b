// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.verdict.CaseCounts;
import dev.tidemark.reports.verdict.CaseVerdict;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.Overall;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The cases as JUnit XML: FAIL is a failure, HARNESS ERROR an error, NOT TESTED and NOT APPLICABLE are skipped, a warning passes and says
 * so in its output. Gaps in the examination are errors in a suite of their own, so that the counts of the cases stay those of every view.
 */
final class Junit {

    private final XMLStreamWriter xml;
    private final Judgement judgement;

    private Junit(XMLStreamWriter xml, Judgement judgement) {
        this.xml = xml;
        this.judgement = judgement;
    }

    static String render(Judgement judgement) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new Junit(xml, judgement).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return text + "\n";
    }

    private void write() throws XMLStreamException {
        CaseCounts counts = judgement.counts();
        int gaps = undecided().size();
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("testsuites");
        attribute("name", "Tidemark");
        totals(judgement.cases().size() + gaps, counts.failed(), counts.errors() + gaps, counts.skipped(), elapsed());
        line();
        cases(counts);
        if (gaps > 0) {
            gaps();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    /** What a reader of this file would not notice otherwise: where something is broken, the failures say that nothing is certified. */
    private List<String> undecided() {
        return judgement.overall() == Overall.INCOMPLETE ? judgement.gaps() : List.of();
    }

    private void cases(CaseCounts counts) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", judgement.facts().claimed());
        totals(judgement.cases().size(), counts.failed(), counts.errors(), counts.skipped(), elapsed());
        attribute("timestamp", judgement.facts().run().start().toString());
        line();
        for (CaseVerdict each : judgement.cases()) {
            testCase(each);
        }
        xml.writeEndElement();
        line();
    }

    private void gaps() throws XMLStreamException {
        int count = undecided().size();
        xml.writeStartElement("testsuite");
        attribute("name", "completeness of the examination");
        totals(count, 0, count, 0, Duration.ZERO);
        line();
        for (String gap : undecided()) {
            xml.writeStartElement("testcase");
            attribute("classname", "tidemark");
            attribute("name", "the examination is complete: " + gap);
            attribute("time", seconds(Duration.ZERO));
            text("error", gap, "");
            xml.writeEndElement();
            line();
        }
        xml.writeEndElement();
        line();
    }

    private void totals(int tests, int failures, int errors, int skipped, Duration time) throws XMLStreamException {
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", Integer.toString(skipped));
        attribute("time", seconds(time));
    }

    private void testCase(CaseVerdict each) throws XMLStreamException {
        var address = each.executed().address();
        xml.writeStartElement("testcase");
        attribute("classname", address.file().replaceFirst("\\.feature$", "").replace('/', '.'));
        attribute(
                "name",
                (address.rule().isEmpty() ? "" : address.rule() + ": ")
                        + each.id().replaceFirst("^.*/", ""));
        attribute("time", seconds(each.executed().took()));
        String reason = each.finding().reason();
        switch (each.outcome()) {
            case FAIL, FLAKY, WARN -> {
                if (each.fails()) {
                    text("failure", reason, requirements(each) + each.outcome().text() + difference(each));
                } else {
                    text("system-out", null, requirements(each) + "warning: " + reason + difference(each));
                }
            }
            case HARNESS_ERROR -> text("error", reason, "");
            case NOT_TESTED, NOT_APPLICABLE ->
                text(
                        "skipped",
                        each.outcome().text() + ": " + (reason.isEmpty() ? "capability not claimed" : reason),
                        "");
            case INFO -> text("system-out", null, each.outcome().text() + (reason.isEmpty() ? "" : ": " + reason));
            case PASS -> {
                // nothing to add
            }
        }
        xml.writeEndElement();
        line();
    }

    private static String requirements(CaseVerdict each) {
        return each.requirements().stream().map(Junit::named).collect(Collectors.joining());
    }

    private static String named(Requirement requirement) {
        return requirement.id() + " " + requirement.level().text() + " ";
    }

    private static String difference(CaseVerdict each) {
        return each.broken() == null
                ? ""
                : "\nexpected: " + each.broken().expected() + "\nobserved: "
                        + each.broken().observed();
    }

    private void text(String element, String message, String content) throws XMLStreamException {
        xml.writeStartElement(element);
        if (message != null) {
            attribute("message", message);
        }
        xml.writeCharacters(content);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private Duration elapsed() {
        return judgement.facts().run().duration();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
