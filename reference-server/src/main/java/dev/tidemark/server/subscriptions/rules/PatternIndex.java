// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which patterns a path matches (6.2): {@code *} is one segment, {@code **} any number of segments, also none. Looking takes
 * as long as the path and the patterns that begin like it are, however many others there are.
 *
 * @param <T> what a pattern belongs to
 */
public final class PatternIndex<T> {

    private static final String ONE = "*";
    private static final String ANY = "**";

    private final Node<T> root = new Node<>();
    private int size;

    public void add(String pattern, T owner) {
        Node<T> node = root;
        for (String segment : segments(pattern)) {
            node = node.child(shared(segment));
        }
        node.add(owner);
        size++;
    }

    public void remove(String pattern, T owner) {
        if (remove(root, segments(pattern), 0, owner)) {
            size--;
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The owners of all patterns that the whole path matches. */
    public List<T> matching(String path) {
        Set<Node<T>> at = new LinkedHashSet<>();
        enter(root, at);
        for (String segment : segments(path)) {
            Set<Node<T>> next = new LinkedHashSet<>();
            for (Node<T> node : at) {
                if (node.any) {
                    enter(node, next);
                }
                enter(node.get(segment), next);
                enter(node.get(ONE), next);
            }
            at = next;
        }
        List<T> found = new ArrayList<>();
        at.forEach(node -> found.addAll(node.owners));
        return found;
    }

    /** Whether a path matches one pattern. */
    public static boolean matches(String pattern, String path) {
        PatternIndex<Boolean> one = new PatternIndex<>();
        one.add(pattern, true);
        return !one.matching(path).isEmpty();
    }

    /** What every matching path begins with, perhaps with more behind it in the same segment. */
    public static String beginning(String pattern) {
        List<String> literal = new ArrayList<>();
        for (String segment : segments(pattern)) {
            if (segment.equals(ONE) || segment.equals(ANY)) {
                break;
            }
            literal.add(segment);
        }
        return String.join("/", literal);
    }

    /** {@code **} may match nothing, so being at a node is being behind it as well. */
    private static <T> void enter(Node<T> node, Set<Node<T>> nodes) {
        if (node != null && nodes.add(node)) {
            enter(node.get(ANY), nodes);
        }
    }

    private static <T> boolean remove(Node<T> node, List<String> rest, int from, T owner) {
        if (from == rest.size()) {
            return node.remove(owner);
        }
        Node<T> child = node.get(rest.get(from));
        boolean removed = child != null && remove(child, rest, from + 1, owner);
        if (removed && child.isEmpty()) {
            node.drop(rest.get(from));
        }
        return removed;
    }

    /** The frequent ones are the same text in all patterns, not many equal ones. */
    private static String shared(String segment) {
        return segment.equals(ONE) ? ONE : segment.equals(ANY) ? ANY : segment;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /** There are many, most of them with one child and one owner at the most. */
    private static final class Node<T> {

        private Map<String, Node<T>> children = Map.of();
        private List<T> owners = List.of();
        private boolean any;

        Node<T> get(String segment) {
            return children.get(segment);
        }

        Node<T> child(String segment) {
            Node<T> present = children.get(segment);
            if (present != null) {
                return present;
            }
            Node<T> fresh = new Node<>();
            fresh.any = segment.equals(ANY);
            if (children.isEmpty()) {
                children = Map.of(segment, fresh);
            } else {
                if (children.size() == 1) {
                    children = new HashMap<>(children);
                }
                children.put(segment, fresh);
            }
            return fresh;
        }

        void drop(String segment) {
            if (children.size() == 1) {
                children = Map.of();
            } else {
                children.remove(segment);
                children = children.size() == 1 ? Map.copyOf(children) : children;
            }
        }

        void add(T owner) {
            if (owners.isEmpty()) {
                owners = List.of(owner);
            } else {
                if (owners.size() == 1) {
                    owners = new ArrayList<>(owners);
                }
                owners.add(owner);
            }
        }

        boolean remove(T owner) {
            if (!owners.contains(owner)) {
                return false;
            }
            List<T> rest = new ArrayList<>(owners);
            rest.remove(owner);
            owners = rest.size() < 2 ? List.copyOf(rest) : rest;
            return true;
        }

        boolean isEmpty() {
            return children.isEmpty() && owners.isEmpty();
        }
    }
}
