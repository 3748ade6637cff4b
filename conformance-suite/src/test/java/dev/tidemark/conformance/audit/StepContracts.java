// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.tidemark.conformance.target.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/** The steps and the words of a protocol as their sources have them: phrases, and what their javadoc says. */
final class StepContracts {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<String> KEYWORDS = List.of("Given", "When", "Then");

    /**
     * A phrase of the features.
     *
     * @param topic folder of the features that it is for; empty for those of many topics
     */
    record Step(String topic, String keyword, String phrase, String contract) {}

    /** What a parameter of steps stands for; the words are empty where any text of a form will do. */
    record Noun(String topic, String name, String contract, List<Meaning> words) {}

    record Meaning(String word, String means) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<Noun> nouns = new ArrayList<>();

    /** Reads the sources of a protocol's steps, in the order of their paths. */
    static StepContracts of(Protocol protocol) throws IOException {
        var contracts = new StepContracts();
        var root = SOURCES.resolve(protocol.steps().replace('.', '/'));
        try (var walk = Files.walk(root)) {
            var files = walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var manager = compiler.getStandardFileManager(null, null, null)) {
                var task = (JavacTask) compiler.getTask(
                        null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
                var docs = DocTrees.instance(task);
                for (var unit : task.parse()) {
                    contracts.new Reader(docs, topic(root, unit)).scan(new TreePath(unit), null);
                }
            }
        }
        return contracts;
    }

    List<Step> steps() {
        return steps;
    }

    List<Noun> nouns() {
        return nouns;
    }

    private static String topic(Path root, CompilationUnitTree unit) {
        var folder = root.toAbsolutePath()
                .relativize(Path.of(unit.getSourceFile().toUri()).getParent());
        return folder.toString();
    }

    private final class Reader extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final String topic;

        Reader(DocTrees docs, String topic) {
            this.docs = docs;
            this.topic = topic;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            for (var annotation : method.getModifiers().getAnnotations()) {
                var name = annotation.getAnnotationType().toString();
                if (KEYWORDS.contains(name)) {
                    var phrase = argument(annotation, "value").orElseThrow();
                    steps.add(new Step(topic, name, phrase, contract()));
                } else if (name.equals("ParameterType")) {
                    nouns.add(new Noun(topic, method.getName().toString(), contract(), List.of()));
                }
            }
            return super.visitMethod(method, none);
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (type.getKind() == Tree.Kind.ENUM) {
                var words = type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .flatMap(member -> meaning((VariableTree) member).stream())
                        .toList();
                if (!words.isEmpty()) {
                    var name = type.getSimpleName().toString();
                    var parameter = name.substring(0, 1).toLowerCase() + name.substring(1);
                    nouns.add(new Noun(topic, parameter, contract(), words));
                }
            }
            return super.visitClass(type, none);
        }

        private String contract() {
            return JavadocText.of(docs.getDocComment(getCurrentPath()));
        }
    }

    private static Optional<Meaning> meaning(VariableTree constant) {
        return constant.getModifiers().getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals("Word"))
                .map(annotation -> new Meaning(
                        argument(annotation, "value").orElseThrow(),
                        argument(annotation, "means").orElseThrow()))
                .findFirst();
    }

    private static Optional<String> argument(AnnotationTree annotation, String name) {
        for (var argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment) {
                if (assignment.getVariable().toString().equals(name)) {
                    return Optional.of(text(assignment.getExpression()));
                }
            } else if (name.equals("value")) {
                return Optional.of(text(argument));
            }
        }
        return Optional.empty();
    }

    private static String text(ExpressionTree expression) {
        if (expression instanceof BinaryTree sum) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        return ((LiteralTree) expression).getValue().toString();
    }
}
