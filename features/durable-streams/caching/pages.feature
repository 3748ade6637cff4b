@durable-streams @capability-caching
Feature: A copy is confirmed for its own page alone
  A reader keeps a copy of every page of a stream: from the start, from behind each message, at the tail. Each is confirmed as long as it
  is what a read would give, in whatever way the reader names its tag, and no other page ever is.

  @DS-10.1-06 @MUST
  Rule: Every page is confirmed by its own tag

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each state
      And a reader has cached every page of each
      Then every page is confirmed to the reader that has it

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-10.1-18 @MUST
  Rule: The tag of a page is found in whatever way a reader names it

    Scenario Outline: <form>, for a stream that is <state>
      Given a "text/plain" stream that is <state>
      And a reader has cached every page of each
      Then every page is confirmed to a reader that names its tag <form>

      Examples:
        | form                       | state  |
        | as a weak tag              | filled |
        | last in a list             | filled |
        | first in a list            | filled |
        | in a list without blanks   | filled |
        | in a list with gaps        | filled |
        | behind a tag with a comma  | filled |
        | in the first of two lines  | filled |
        | in the last of three lines | filled |

      @capability-close
      Examples:
        | form                       | state             |
        | as a weak tag              | filled and closed |
        | last in a list             | filled and closed |
        | first in a list            | filled and closed |
        | in a list without blanks   | filled and closed |
        | in a list with gaps        | filled and closed |
        | behind a tag with a comma  | filled and closed |
        | in the first of two lines  | filled and closed |
        | in the last of three lines | filled and closed |

    @capability-json
    Scenario Outline: <form>, for a JSON stream
      Given a JSON stream that is filled
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

    Scenario: An asterisk
      Given a stream in each open state
      And a reader has cached every page of each
      Then every page is confirmed to a reader that has any

  @DS-5.6-08 @MUST
  Rule: The tag of a page tells it from every other page

    Scenario Outline: Other pages of an open stream of type <type>
      Given a "<type>" stream in each open state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has another page of its stream

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    @capability-close
    Scenario Outline: Other pages of a closed stream of type <type>
      Given a "<type>" stream that is filled and closed
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has another page of its stream

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    Scenario Outline: Pages of another stream of type <type>
      Given a "<type>" stream in each state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has the same page of a stream with the same content

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    Scenario Outline: Pages of a stream of type <type> that had the same URL and was <longer> messages shorter
      Given a "<type>" stream in each state
      And a reader has cached every page of each
      Then no page is confirmed to a reader that has the same page of a stream that had the URL, <longer> messages shorter

      Examples:
        | type                     | longer |
        | application/octet-stream | 0      |
        | application/octet-stream | 1      |
        | text/plain               | 0      |
        | text/plain               | 1      |

      @capability-json
      Examples:
        | type             | longer |
        | application/json | 0      |
        | application/json | 1      |

    @capability-fork
    Scenario Outline: Pages of the source of a fork of type <type>
      Given a "<type>" stream in each open state
      And a reader has cached every page of each
      Then no page of a fork of each is confirmed to a reader that has the page of its source
      And no page of each is confirmed to a reader that has the page of its fork

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-10.1-07 @MUST
  Rule: No page that can grow is confirmed when it has grown

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      And a reader has cached every page of each
      When a writer has appended to each
      Then no page is confirmed any more

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    @capability-long-poll
    Scenario Outline: A stream of type <type>, asked in long-poll mode
      Given a "<type>" stream in each open state
      And a reader has cached every page of each
      When a writer has appended to each
      Then no page is confirmed any more in long-poll mode

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-10.1-08 @MUST @capability-close
  Rule: No page is confirmed when the end has come to it

    Scenario Outline: A stream of type <type> that <ending> has closed
      Given a "<type>" stream in each open state
      And a reader has cached every page of each
      When <ending> has closed each
      Then every page says that the stream is closed

      Examples:
        | type                     | ending         |
        | application/octet-stream | a close        |
        | application/octet-stream | a final append |
        | text/plain               | a close        |
        | text/plain               | a final append |

      @capability-producers
      Examples:
        | type                     | ending                |
        | application/octet-stream | a close of a producer |
        | text/plain               | a close of a producer |

      @capability-json
      Examples:
        | type             | ending         |
        | application/json | a close        |
        | application/json | a final append |

    Scenario Outline: A closed stream of type <type> that makes room for an open one
      Given a "<type>" stream in each closed state
      And a reader has cached every page of each
      Then no page with the end is confirmed when an open stream of the same content has the URL

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-10.1-20 @MUST
  Rule: The tag of a page confirms it in no other mode

    Scenario Outline: A read from now of a stream of type <type>
      Given a "<type>" stream in each state
      And a reader has cached every page of each
      Then the tag of no page answers a read from "now"

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    Scenario Outline: The metadata of a stream of type <type>
      Given a "<type>" stream in each state
      And a reader has cached every page of each
      Then the tag of no page answers a request for the metadata

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    @capability-long-poll
    Scenario Outline: A long-poll of a stream of type <type>
      Given a "<type>" stream in each state
      And a reader has cached every page of each
      Then the tag of no page ends a long-poll without an answer

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    @capability-sse
    Scenario Outline: An event stream of a stream of type <type>
      Given a "<type>" stream in each state
      And a reader has cached every page of each
      Then the tag of no page keeps an event stream from being opened

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |
