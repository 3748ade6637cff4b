@durable-streams @capability-caching
Feature: A cache keeps a page no longer than it stays as it is
  A page that has reached the end of a closed stream stays as it is for as long as the stream. Every other page at the tail may grow, and
  at an empty one there is nothing yet but what comes next.

  @DS-10.1-21 @MUST
  Rule: No cache may hide what comes next from a reader at the tail

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      Then no cache may keep a read at the tail of each for more than 360 seconds

  @DS-10.1-01 @SHOULD
  Rule: A page that may grow is kept for the recommended minute at most

    @each-mode
    Scenario: Streams of every type
      Given a stream of every type with messages
      Then no cache may keep the last page of each for more than 60 seconds

  @DS-10.1-22 @SHOULD @capability-long-poll
  Rule: A long-poll that brought nothing is not kept

    Scenario: Empty and filled streams
      Given a stream in each open state
      Then no cache may keep a long-poll of each that brought nothing for more than 0 seconds

  @DS-5.5-08 @SHOULD
  Rule: The metadata are not kept, whatever the stream holds

    Scenario: Streams of every type in every state
      Given a stream of every type in each state
      Then the metadata of each forbids caches to use it unasked

  @DS-5.6-07 @SHOULD @capability-ttl
  Rule: No copy of a page is fresh for longer than its stream lives

    Scenario Outline: An open stream with <lifetime>
      Given a stream with <lifetime>
      And a writer appended 2 messages
      When a reader reads from <position>
      Then no cache may keep the answer for more than <seconds> seconds

      Examples:
        | lifetime               | position | seconds |
        | the TTL "90"           | "-1"     | 90      |
        | the TTL "150"          | the tail | 150     |
        | an end in 90 seconds   | the tail | 90      |
        | an end in 150 seconds  | "-1"     | 150     |

    @capability-close
    Scenario Outline: A closed stream with <lifetime>
      Given a "text/plain" stream with <lifetime>
      And a writer appended 2 messages
      And the stream is closed
      When a reader reads from <position>
      Then no cache may keep the answer for more than <seconds> seconds

      Examples:
        | lifetime               | position                   | seconds |
        | the TTL "90"           | the offset after message 1 | 90      |
        | the TTL "150"          | "-1"                       | 150     |
        | an end in 90 seconds   | "-1"                       | 90      |
        | an end in 150 seconds  | the tail                   | 150     |

    @capability-close @capability-json
    Scenario: A closed JSON stream
      Given a JSON stream with the TTL "90"
      And a writer appended 2 messages
      And the stream is closed
      When a reader reads from "-1"
      Then no cache may keep the answer for more than 90 seconds
