@durable-streams
Feature: now is the tail in every mode, of every stream
  Whoever asks for "now" is told where the stream ends and nothing of what is in it: by every way to read, whatever the type of the
  stream, whether it is empty, filled or closed. A stream in each state is one of the scenario's streams for each state that there is.

  @DS-8-38 @MUST
  Rule: A read from now succeeds without data, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      Then a read from "now" of each succeeds without data

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-39 @MUST @capability-json
  Rule: The empty answer to now of a JSON stream is an empty array in every state

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each state
      Then the body of a read from "now" of each is "[]"

      Examples:
        | type                            |
        | application/json                |
        | application/json; charset=utf-8 |

  @DS-8-40 @MUST
  Rule: The empty answer to now of any other stream has no bytes in any state

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each state
      Then the body of a read from "now" of each is ""

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |
        | application/ndjson       |

  @DS-8-41 @MUST
  Rule: The answer to now names the tail, and readers go on from there

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      Then a read from "now" of each shows the tail

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    Scenario Outline: A reader of a stream of type <type> goes on in <mode> mode
      Given a "<type>" stream in each open state
      Then what is appended to each after a read from "now" is read once from its offset in <mode> mode

      Examples:
        | type                     | mode     |
        | application/octet-stream | catch-up |
        | text/plain               | catch-up |

      @capability-json
      Examples:
        | type             | mode     |
        | application/json | catch-up |

      @capability-long-poll
      Examples:
        | type                     | mode      |
        | application/octet-stream | long-poll |
        | text/plain               | long-poll |

      @capability-json @capability-long-poll
      Examples:
        | type             | mode      |
        | application/json | long-poll |

      @capability-sse
      Examples:
        | type                     | mode |
        | application/octet-stream | SSE  |
        | text/plain               | SSE  |

      @capability-json @capability-sse
      Examples:
        | type             | mode |
        | application/json | SSE  |

  @DS-8-42 @MUST
  Rule: The answer to now says that the reader is up to date, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      Then a read from "now" of each says the reader is up to date

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-43 @SHOULD @capability-caching
  Rule: No cache is to store a read from now, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each state
      Then no cache may store a read from "now" of each

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-44 @MUST @capability-long-poll
  Rule: A long-poll from now waits, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      When a reader of each waits for news from "now" in long-poll mode
      Then no reader of each is answered before something comes

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-45 @MUST @capability-long-poll
  Rule: A long-poll from now brings just what arrives, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      When a reader of each waits for news from "now" in long-poll mode
      Then each reader receives just what is appended while it waits

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-46 @MUST @capability-long-poll
  Rule: The answer to a long-poll from now shows the tail, whatever the stream holds

    Scenario Outline: A stream of type <type> to which something is appended
      Given a "<type>" stream in each open state
      When a reader of each waits for news from "now" in long-poll mode
      Then the answer to each reader that is woken shows the tail

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    Scenario Outline: A stream of type <type> to which nothing is appended
      Given a "<type>" stream in each open state
      When a reader of each waits for news from "now" in long-poll mode
      Then the answer to each reader that is not woken shows the tail

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-47 @MUST @capability-sse
  Rule: An event stream from now brings just what arrives, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      Then an event stream from "now" of each brings just what is appended then

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-48 @MUST @capability-sse
  Rule: An event stream from now begins with the tail, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      Then the first event from "now" of each is a control event that shows the tail

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-49 @MUST @capability-sse
  Rule: An event stream from now begins up to date, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      Then the first event from "now" of each says the reader is up to date

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-8-50 @MUST @capability-close
  Rule: A closed stream answers a request from now at once, however it was closed

    Scenario Outline: A stream of type <type> in <mode> mode
      Given a "<type>" stream in each closed state
      Then a request from "now" of each is answered at once in <mode> mode

      Examples:
        | type                     | mode     |
        | application/octet-stream | catch-up |
        | text/plain               | catch-up |

      @capability-json
      Examples:
        | type             | mode     |
        | application/json | catch-up |

      @capability-long-poll
      Examples:
        | type                     | mode      |
        | application/octet-stream | long-poll |
        | text/plain               | long-poll |

      @capability-json @capability-long-poll
      Examples:
        | type             | mode      |
        | application/json | long-poll |

      @capability-sse
      Examples:
        | type                     | mode |
        | application/octet-stream | SSE  |
        | text/plain               | SSE  |

      @capability-json @capability-sse
      Examples:
        | type             | mode |
        | application/json | SSE  |

  @DS-8-51 @MUST @capability-close
  Rule: A closed stream tells a reader from now that it has ended and where, however it was closed

    Scenario Outline: A stream of type <type> in <mode> mode
      Given a "<type>" stream in each closed state
      Then the answer from "now" of each says closed, up to date and where it ended in <mode> mode

      Examples:
        | type                     | mode     |
        | application/octet-stream | catch-up |
        | text/plain               | catch-up |

      @capability-json
      Examples:
        | type             | mode     |
        | application/json | catch-up |

      @capability-long-poll
      Examples:
        | type                     | mode      |
        | application/octet-stream | long-poll |
        | text/plain               | long-poll |

      @capability-json @capability-long-poll
      Examples:
        | type             | mode      |
        | application/json | long-poll |

  @DS-8-52 @MUST @capability-close
  Rule: A closed stream gives a reader from now no data, however it was closed

    Scenario Outline: A stream of type <type> in <mode> mode
      Given a "<type>" stream in each closed state
      Then the answer from "now" of each has the status <status> and no data in <mode> mode

      Examples:
        | type                     | mode     | status |
        | application/octet-stream | catch-up | 200    |
        | text/plain               | catch-up | 200    |

      @capability-json
      Examples:
        | type             | mode     | status |
        | application/json | catch-up | 200    |

      @capability-long-poll
      Examples:
        | type                     | mode      | status |
        | application/octet-stream | long-poll | 204    |
        | text/plain               | long-poll | 204    |

      @capability-json @capability-long-poll
      Examples:
        | type             | mode      | status |
        | application/json | long-poll | 204    |

  @DS-8-53 @MUST @capability-close @capability-sse
  Rule: An event stream from now of a closed stream is one control event, however it was closed

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each closed state
      Then an event stream from "now" of each is a single control event that says closed and where it ended

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |
