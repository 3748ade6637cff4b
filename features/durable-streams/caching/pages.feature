@durable-streams @capability-caching
Feature: A copy is confirmed for its own page alone
  A reader keeps a copy of every page of a stream: from the start, from behind each message, at the tail. Each is confirmed as long as it
  is what a read would give, in whatever way the reader names its tag, and no other page ever is.

  @DS-10.1-06 @MUST
  Rule: Every page is confirmed by its own tag

    Scenario: Pages of streams of every type
      Given a stream of every type in each state
      And a reader has cached every page of each
      Then every page is confirmed to the reader that has it

  @DS-10.1-18 @MUST
  Rule: The tag of a page is found in whatever way a reader names it

    Scenario Outline: A tag that is named <form>
      Given a stream of every type with messages
      And a reader has cached every page of each
      Then every page is confirmed to a reader that names its tag <form>

      Examples:
        | form                       |
        | as a weak tag              |
        | last in a list             |
        | first in a list            |
        | in a list without blanks   |
        | in a list with gaps        |
        | behind a tag with a comma  |
        | in the first of two lines  |
        | in the last of three lines |

    @capability-close
    Scenario Outline: A tag of a closed stream that is named <form>
      Given a stream of every type with messages and an end
      And a reader has cached every page of each
      Then every page is confirmed to a reader that names its tag <form>

      Examples:
        | form                       |
        | as a weak tag              |
        | last in a list             |
        | first in a list            |
        | in a list without blanks   |
        | in a list with gaps        |
        | behind a tag with a comma  |
        | in the first of two lines  |
        | in the last of three lines |

  @DS-10.1-19 @SHOULD
  Rule: A reader that has any copy of a page is told that it is current

    Scenario: An asterisk for a tag
      Given a stream in each open state
      And a reader has cached every page of each
      Then every page is confirmed to a reader that has any

  @DS-5.6-08 @MUST
  Rule: The tag of a page tells it from every other page

    Scenario: Other pages of the same open stream
      Given a stream of every type in each open state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has another page of its stream

    @capability-close
    Scenario: Other pages of the same closed stream
      Given a stream of every type with messages and an end
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has another page of its stream

    Scenario: Pages of another stream
      Given a stream of every type in each state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has the same page of another stream with the same content

    Scenario: Pages of a stream that had the same URL
      Given a stream of every type in each state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has the same page of a stream that had the URL

    Scenario: Pages of a shorter stream that had the same URL
      Given a stream of every type in each state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has the same page of a shorter stream that had the URL

    @capability-fork
    Scenario: Pages of source and fork
      Given a stream of every type in each open state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has the page of its source
      And no page is confirmed to a reader that has the page of its fork

  @DS-10.1-07 @MUST
  Rule: No page that can grow is confirmed when it has grown

    Scenario: Pages of streams of every type
      Given a stream of every type in each open state
      And a reader has cached every page of each
      When a writer appends 1 message to each
      Then no page is confirmed any more in catch-up mode

    @capability-long-poll
    Scenario: Pages that are asked for in long-poll mode
      Given a stream of every type in each open state
      And a reader has cached every page of each
      When a writer appends 1 message to each
      Then no page is confirmed any more in long-poll mode

  @DS-10.1-08 @MUST @capability-close
  Rule: No page is confirmed when the end has come to it

    Scenario Outline: Streams of every type that <ending> has closed
      Given a stream of every type in each open state
      And a reader has cached every page of each
      When <ending> has come to each
      Then every page is sent again and says that the stream is closed

      Examples:
        | ending         |
        | a close        |
        | a final append |

      @capability-producers
      Examples:
        | ending                |
        | a close of a producer |

    Scenario: A closed stream that makes room for an open one
      Given a stream of every type in each closed state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has the page of a closed stream that had the URL

  @DS-10.1-20 @MUST
  Rule: The tag of a page confirms it in no other mode

    Scenario: A read from now
      Given a stream of every type in each state
      And a reader has cached every page of each
      Then the tag of no page counts for a read from "now"

    Scenario: The metadata of the stream
      Given a stream of every type in each state
      And a reader has cached every page of each
      Then the tag of no page counts for a request for the metadata

    @capability-long-poll
    Scenario: A long-poll of the page
      Given a stream of every type in each state
      And a reader has cached every page of each
      Then the tag of no page counts for a long-poll

    @capability-sse
    Scenario: An event stream of the page
      Given a stream of every type in each state
      And a reader has cached every page of each
      Then the tag of no page counts for an event stream
