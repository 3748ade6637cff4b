// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.client.Told.Flag;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.reports.contract.Broken;

/** What is said or left out about the end of a stream and of its data. */
public enum Claim {
    @Word(value = "the stream is closed", means = "`Stream-Closed: true`, or `streamClosed: true` in an event.")
    CLOSED {
        @Override
        public void check(Told told, Subject stream) {
            must(told, Flag.CLOSED);
        }
    },

    @Word(value = "the stream is open", means = "Granted, and neither of these names is there, whatever its value.")
    OPEN {
        @Override
        public void check(Told told, Subject stream) {
            mustNot(told, Flag.CLOSED);
        }
    },

    @Word(
            value = "the reader is up to date",
            means = "Granted, with `Stream-Up-To-Date: true`, or `upToDate: true` in an event.")
    UP_TO_DATE {
        @Override
        public void check(Told told, Subject stream) {
            if (told instanceof Told.ByAnswer answer) {
                answer.granted();
            }
            must(told, Flag.UP_TO_DATE);
        }
    },

    @Word(value = "there may be more", means = "Neither of these names is there.")
    NOT_UP_TO_DATE {
        @Override
        public void check(Told told, Subject stream) {
            mustNot(told, Flag.UP_TO_DATE);
        }
    },

    @Word(
            value = "the reader is up to date only behind all data",
            means = "An event with `upToDate: true` has all that was appended before it.")
    UP_TO_DATE_IN_TIME {
        @Override
        public void check(Told told, Subject stream) {
            var early = told instanceof Told.ByEvent event
                    && event.checkpoint().received().size()
                            < stream.everything().size();
            if (early) {
                mustNotSay(told, Flag.UP_TO_DATE, " only after all data");
            }
        }
    },

    @Word(
            value = "no end to a reader that is not up to date",
            means = "`upToDate` beside `streamClosed: true` is true or left out.")
    NO_CONTRADICTION {
        @Override
        public void check(Told told, Subject stream) {
            if (told.mentions(Flag.UP_TO_DATE) && !told.says(Flag.UP_TO_DATE)) {
                mustNotSay(told, Flag.CLOSED, " without " + told.name(Flag.UP_TO_DATE) + ": false");
            }
        }
    };

    /** @param stream what is told about */
    public abstract void check(Told told, Subject stream);

    private static void must(Told told, Flag flag) {
        if (!told.says(flag)) {
            throw new Broken(told.name(flag) + ": true", "not said; " + told.summary());
        }
    }

    private static void mustNot(Told told, Flag flag) {
        if (told instanceof Told.ByAnswer answer) {
            answer.granted();
        }
        if (told.mentions(flag)) {
            throw new Broken("no " + told.name(flag), told.name(flag) + " in " + told.summary());
        }
    }

    private static void mustNotSay(Told told, Flag flag, String condition) {
        if (told.says(flag)) {
            throw new Broken(told.name(flag) + condition, told.summary());
        }
    }
}
