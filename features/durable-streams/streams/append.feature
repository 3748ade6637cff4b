@durable-streams
Feature: Appending to a stream
  POST adds its body at the tail. What is not accepted leaves no trace.

  @DS-2-01 @MUST
  Rule: The reported tail is where the next append begins

    Scenario: The tail according to the metadata
      Given a stream with 3 messages
      When a client takes an offset from the metadata
      And a writer appends 1 message
      Then every read mode gives exactly what follows that offset

    Scenario: Nothing is at the tail yet
      Given a stream with 3 messages
      When a reader reads from the tail
      Then the reader receives nothing

    Scenario: The tail of an empty stream
      Given a stream
      When a client takes an offset from the metadata
      And a writer appends 1 message
      Then every read mode gives exactly what follows that offset

  @DS-5.2-01 @MUST
  Rule: The body is added at the end, exactly as it was sent

    Scenario: Three appends
      Given a "text/plain" stream
      When a writer appends "a"
      And a writer appends "b"
      And a writer appends "c"
      Then the stream holds "abc"

    Scenario: Sixty appends
      Given a stream with 60 messages
      Then a full read gives every byte in order

    Scenario Outline: A body of <bytes> bytes between two others
      Given a stream with 1 message
      When a writer appends a body of <bytes> bytes
      And a writer appends 1 message
      Then a full read gives every byte in order

      Examples:
        | bytes   |
        | 1       |
        | 65536   |
        | 1048576 |

  @DS-5.2-02 @SHOULD
  Rule: A body may be sent in chunks

    Scenario: A body without a length
      Given a stream with 1 message
      When a writer appends a text in chunks
      Then the append is accepted
      And a full read gives every byte in order

    Scenario: A long body without a length
      Given a stream with 1 message
      When a writer appends a long body in chunks
      Then the append is accepted
      And a full read gives every byte in order

  @DS-5.2-19 @MUST
  Rule: A plain append is answered without content

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream
      When a writer appends 1 message
      Then the append is accepted
      And the answer carries no body

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream
      When a writer appends 1 message
      Then the append is accepted
      And the answer carries no body

  @DS-5.2-26 @MUST
  Rule: The answer to an append carries the new tail

    Scenario: One append
      Given a stream with 3 messages
      When a writer appends 1 message
      Then the answer shows the tail
      And nothing follows the offset in the answer

    Scenario: Several appends
      Given a stream with 50 messages
      Then reading from the offsets after messages 1, 2, 25, 49 and 50 gives exactly what follows
