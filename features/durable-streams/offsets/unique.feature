@durable-streams
Feature: Offsets are unique
  An offset denotes exactly one position, and no two positions share one.

  @DS-8-17 @MUST
  Rule: Every append moves the tail to an offset of its own

    Scenario: A thousand identical messages
      Given a stream with 1000 identical messages of one byte
      Then all offsets differ
      And reading from the offsets after messages 1, 2, 500, 999 and 1000 gives exactly what follows

  @DS-8-18 @MUST
  Rule: Competing appends get different offsets

    Scenario: A hundred writers at the same time
      Given a stream
      When 100 writers append 1 message each at the same time
      Then all offsets differ
      And the metadata shows the greatest offset

  @DS-8-19 @MUST
  Rule: Neither the content type nor the size of a message makes offsets collide

    Scenario Outline: Two hundred messages of mixed size as <type>
      Given a "<type>" stream with 200 messages of mixed size
      Then all offsets differ

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

    @capability-json
    Scenario: Two hundred messages as JSON
      Given a "application/json" stream with 200 messages of mixed size
      Then all offsets differ

    @capability-json
    Scenario: Batches of JSON messages
      Given a JSON stream with 50 batches of 1 to 50 messages
      Then all offsets differ

  @DS-8-21 @MUST
  Rule: Offsets neither repeat nor fall within one tick of a clock

    Scenario: Hundreds of small appends over several connections
      Given a stream
      When 8 writers append 100 messages each at the same time
      Then every acknowledged append has a greater offset than those acknowledged before it was sent

  @DS-8-22 @MUST @needs-restart
  Rule: No offset is handed out again after a restart

    Scenario Outline: The server <comes back>
      Given a stream with 100 messages written before the server <comes back>
      When a writer appends 10 messages
      Then all offsets differ

      Examples:
        | comes back    |
        | was restarted |

      @needs-kill
      Examples: The process ends without warning
        | comes back |
        | was killed |

  @DS-8-23 @SHOULD
  Rule: The tail has one name, wherever it is shown

    Scenario: The tail in the answers to an append, to the metadata and to reads
      Given a stream with 3 messages
      Then all answers that show the tail show the same

    @capability-long-poll
    Scenario: The tail in the answer to a long-poll that found nothing
      Given a stream with 3 messages
      When a reader reads from the tail in long-poll mode
      Then the answer shows the tail

    @capability-sse
    Scenario: The tail in the control event of an event stream
      Given a stream with 3 messages
      When a reader reads from "-1" in SSE mode
      Then the last control event shows the tail
