@durable-streams
Feature: Reading a stream
  A read gives what follows an offset, in order, once, and says where to go on.

  @DS-5.6-01 @MUST
  Rule: A read gives what follows its offset, without loss or repetition

    Scenario: From every offset of a stream
      Given a stream with 40 messages
      Then reading from every offset gives exactly what follows

    Scenario: From every offset of a stream with messages of mixed size
      Given a stream with 40 messages of mixed size
      Then reading from every offset gives exactly what follows

  @DS-5.6-03 @MUST
  Rule: A read of a missing stream is refused as not found

    Scenario: A read from the start
      Given a URL without a stream
      When a reader reads from the start
      Then the request is refused as not found

    @each-mode
    Scenario Outline: A read from <position>
      Given a URL without a stream
      When a reader reads from <position>
      Then the request is refused as not found

      Examples:
        | position |
        | "-1"     |
        | "now"    |

  @DS-5.6-05 @SHOULD
  Rule: A read at the tail is empty and repeats its offset

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a reader reads from the tail
      Then the answer has the status 200
      And the reader receives nothing
      And the answer shows the offset that was asked for

      Examples:
        | count |
        | 0     |
        | 5     |

  @DS-5.6-09 @MAY
  Rule: A catch-up read may carry a cursor

    Scenario: A filled stream
      Given a stream with 3 messages
      When a reader reads from the start
      Then it is noted whether the answer carries a cursor

  @DS-5.6-10 @MUST
  Rule: Every read says where the next one goes on

    @large
    Scenario: A stream longer than one answer
      Given a stream with 24 messages of a megabyte
      Then a full read gives every byte in order

    Scenario: Appends between two reads
      Given a stream with 5 messages
      When a reader reads from the start
      And a writer appends 3 messages
      And the reader continues from there
      Then the reader receives the messages after message 5

    Scenario: Readers follow from offset to offset while writers compete
      Given a stream
      When 8 writers append 50 messages each while four readers follow
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append was seen by all readers in the same order

  @DS-5.6-11 @MUST
  Rule: A read that reaches the tail says so

    Scenario: A read with data
      Given a stream with 3 messages
      When a reader reads from the start
      Then the reader receives all messages
      And the answer says the reader is up to date

    Scenario: A read at the tail
      Given a stream with 3 messages
      When a reader reads from the tail
      Then the answer says the reader is up to date

    Scenario: An empty stream
      Given a stream
      When a reader reads from the start
      Then the answer says the reader is up to date

  @DS-4-03 @MUST
  Rule: What was read once is read the same for ever

    Scenario: After more appends
      Given a stream with 50 messages
      And a reader has read everything from the offset after message 10
      When a writer appends 200 messages
      Then a read from that offset begins with what was read before

    Scenario: The beginning of a stream that grows
      Given a stream with 5 messages
      And a reader has read everything from the offset after message 0
      When a writer appends 60 messages
      Then a read from that offset begins with what was read before

    @needs-restart @needs-kill
    Scenario: After a crash
      Given a stream with 100 messages written before the server was killed
      Then a full read gives every byte in order
      And reading from every offset gives exactly what follows

    @capability-close
    Scenario: After the close
      Given a stream with 50 messages
      And a reader has read everything from the offset after message 10
      When the stream is closed
      Then a read from that offset begins with what was read before

    @capability-json
    Scenario: JSON messages
      Given a JSON stream with 50 messages
      And a reader has read everything from the offset after message 10
      When a writer appends 200 messages
      Then a read from that offset begins with what was read before

  @DS-4-04 @MUST
  Rule: Reads give the order in which appends were accepted

    Scenario: Numbered messages
      Given a stream with 300 messages
      Then a full read gives every byte in order
      And reading from the offsets after messages 1, 99, 100, 101, 200 and 299 gives exactly what follows
