// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.grammar.Word;

/** A reader that has the tag of something else than the page that it asks for. */
enum Stranger {
    @Word(
            value = "a reader that has another page of its stream",
            means = "The tag of any other page; pages that begin at the same position are the same.")
    ANOTHER_PAGE {
        @Override
        void check(Pages pages) {
            pages.each(page -> pages.of(page.stream()).stream()
                    .filter(other -> other.from() != page.from())
                    .forEach(other ->
                            Pages.sentAgain("with the tag of " + other.name(), page.ask(pages.client(), other.tag()))));
        }
    },

    @Word(
            value = "a reader that has the same page of another stream with the same content",
            means = "Another stream in the same state is asked for with the tags of the first.")
    ANOTHER_STREAM {
        @Override
        void check(Pages pages) {
            var scene = pages.scene();
            scene.streams().each((state, stream) -> {
                var twin = state.make(pages.client(), scene::granted, scene.freshUri(), stream.contentType());
                pages.of(
                        stream,
                        page -> Pages.sentAgain(
                                "with the tag of the same page of another stream",
                                page.askTwin(pages.client(), twin, page.tag())));
            });
        }
    },

    @Word(
            value = "a reader that has the same page of a stream that had the URL",
            means =
                    "A stream of the same length and other content has the URL now; offsets that it refuses are no fault.")
    EARLIER_STREAM {
        @Override
        void check(Pages pages) {
            anotherGeneration(pages, 0);
        }
    },

    @Word(
            value = "a reader that has the same page of a shorter stream that had the URL",
            means = "The same; the stream that has it now is a message longer.")
    SHORTER_STREAM {
        @Override
        void check(Pages pages) {
            anotherGeneration(pages, 1);
        }
    },

    @Word(
            value = "a reader that has the page of a closed stream that had the URL",
            means = "An open stream of the same content has the URL now.")
    CLOSED_STREAM {
        @Override
        void check(Pages pages) {
            pages.scene().streams().each((state, stream) -> {
                pages.createAgain(stream, 0, Bodies::message);
                pages.of(stream, page -> notConfirmed(pages, page, true));
            });
        }
    },

    @Word(
            value = "a reader that has the page of its source",
            means = "A fork is asked for with the tags of its source.")
    SOURCE {
        @Override
        void check(Pages pages) {
            pages.scene().streams().each((state, stream) -> {
                var fork = pages.fork(stream);
                pages.of(
                        stream,
                        page -> Pages.sentAgain(
                                "of a fork, with the tag of its source's",
                                page.askTwin(pages.client(), fork, page.tag())));
            });
        }
    },

    @Word(value = "a reader that has the page of its fork", means = "A source is asked for with the tags of its fork.")
    FORK {
        @Override
        void check(Pages pages) {
            pages.scene().streams().each((state, stream) -> {
                for (var page : Page.all(pages.client(), pages.fork(stream))) {
                    Cell.check(
                            page.name(),
                            () -> Pages.sentAgain(
                                    "of the source, with the tag of its fork's",
                                    page.askTwin(pages.client(), stream, page.tag())));
                }
            });
        }
    };

    /** Checks that no page is confirmed to this reader. */
    abstract void check(Pages pages);

    private static void anotherGeneration(Pages pages, int longer) {
        pages.scene().streams().each((state, stream) -> {
            Subject again = pages.createAgain(stream, longer, Bodies::surplus);
            if (stream.isClosed()) {
                pages.scene().writer().close(again);
            }
            // A page without data is the same of both, unless the later one goes on where the earlier one ended.
            pages.of(stream, page -> notConfirmed(pages, page, !page.isEmpty() || longer > 0));
        });
    }

    /** The offset may be none of the later stream, which is then free to refuse it. */
    private static void notConfirmed(Pages pages, Page page, boolean differs) {
        if (differs) {
            Scene.expect(
                    page.ask(pages.client(), page.tag()),
                    page.name() + " with the tag from before",
                    200,
                    400,
                    404,
                    410);
        }
    }
}
