@durable-streams
Feature: Offsets are persistent
  An offset stays valid and keeps its meaning as long as the stream lives.

  @DS-8-11 @MUST
  Rule: An offset keeps its meaning however much is appended later

    Scenario: Offsets from the first, tenth and hundredth of a thousand messages
      Given a stream with 1000 messages
      Then reading from the offsets after messages 1, 10, 100, 999 and 1000 gives exactly what follows

    Scenario: An offset that was used before is used again after more appends
      Given a stream with 10 messages
      When a reader reads from the offset after message 5
      And a writer appends 300 messages
      Then reading from the offsets after messages 5, 10, 11 and 310 gives exactly what follows

  @DS-8-12 @MUST @needs-restart
  Rule: An offset keeps its meaning across a restart

    Scenario Outline: The server <comes back>
      Given a stream with 100 messages written before the server <comes back>
      Then reading from the offsets after messages 1, 2, 9, 10, 11, 50, 98, 99 and 100 gives exactly what follows

      Examples:
        | comes back    |
        | was restarted |

      @needs-kill
      Examples: The process ends without warning
        | comes back |
        | was killed |

  @DS-8-13 @MUST @capability-json
  Rule: An offset keeps its meaning on streams of every content type

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 60 messages
      Then reading from the offsets after messages 1, 10, 59 and 60 gives exactly what follows

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |
        | application/json         |

    Scenario: A JSON stream written in batches
      Given a JSON stream with 20 batches of 1 to 50 messages
      Then reading from the offsets after messages 1, 2, 10, 19 and 20 gives exactly what follows

  @DS-8-14 @MUST
  Rule: An offset handed out while others write keeps its meaning

    Scenario: Writers read from their own offsets during the race and after it
      Given a stream
      When 20 writers append 10 messages each at the same time and read from their own offsets at once
      Then every acknowledged append is followed by what its writer read there first
      And every acknowledged append lies before its own offset

  @DS-8-15 @MUST @capability-close
  Rule: Closing a stream leaves its offsets valid

    Scenario: Offsets from before the close
      Given a stream with 20 messages
      When the stream is closed
      Then reading from the offsets after messages 1, 10, 19 and 20 gives exactly what follows
