@durable-streams @capability-stream-seq
Feature: Writer sequences
  A writer may give its appends a sequence of its own. An append out of this order is refused.

  @DS-5.2-09 @MUST
  Rule: Sequences are compared byte by byte

    Scenario Outline: After "<last>" comes "<next>"
      Given a stream with 2 messages
      And a writer appended a message with the sequence "<last>"
      When a writer appended a message with the sequence "<next>"
      Then a full read gives every byte in order

      Examples:
        | last | next |
        | a    | b    |
        | 09   | 10   |
        | 1    | 10   |
        | 10   | 9    |
        | a    | aa   |
        | aa   | b    |
        | Z    | a    |

    Scenario Outline: After "<last>" there is no "<next>"
      Given a stream with 2 messages
      And a writer appended a message with the sequence "<last>"
      When a writer sends an append with the sequence "<next>"
      Then the request is refused as a conflict
      And the stream is unchanged

      Examples:
        | last | next |
        | 2    | 10   |
        | 9    | 10   |
        | a    | B    |
        | aa   | a    |
        | b    | aa   |

  @DS-5.2-11 @MUST
  Rule: A lower sequence than the last one is refused as a conflict

    Scenario: A step back
      Given a stream
      And a writer appended a message with the sequence "b"
      When a writer sends an append with the sequence "a"
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: Two steps back
      Given a stream
      And a writer appended a message with the sequence "0001"
      And a writer appended a message with the sequence "0002"
      When a writer sends an append with the sequence "0001"
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: A step back after an append without a sequence
      Given a stream
      And a writer appended a message with the sequence "b"
      And a writer appended 1 message
      When a writer sends an append with the sequence "a"
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: The same sequences on another stream
      Given a stream
      And a writer appended a message with the sequence "b"
      And another stream with 1 message
      When a writer appended a message with the sequence "a" to the other stream
      Then a full read of the other stream gives every byte in order

  @DS-5.2-12 @MUST
  Rule: The last sequence again is refused as a conflict

    Scenario: The same sequence twice
      Given a stream
      And a writer appended a message with the sequence "b"
      When a writer sends an append with the sequence "b"
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: The next greater one is accepted
      Given a stream
      And a writer appended a message with the sequence "b"
      When a writer appended a message with the sequence "b0"
      Then a full read gives every byte in order

  @DS-5.2-14 @MUST
  Rule: The sequence of a refused append does not count

    Scenario: Refused for its content type
      Given a stream
      And a writer appended a message with the sequence "b"
      When a writer sends an append with another content type and the sequence "z"
      And a writer appended a message with the sequence "c"
      Then a full read gives every byte in order

    Scenario: Refused for its empty body
      Given a stream
      And a writer appended a message with the sequence "b"
      When a writer sends an append with an empty body and the sequence "z"
      And a writer appended a message with the sequence "c"
      Then a full read gives every byte in order

    @capability-json
    Scenario: Refused for broken JSON
      Given a JSON stream
      And a writer appended a message with the sequence "b"
      When a writer sends an append with broken JSON and the sequence "z"
      And a writer appended a message with the sequence "c"
      Then a full read gives every byte in order

    Scenario: Refused for its sequence
      Given a stream
      And a writer appended a message with the sequence "m"
      When a writer sends an append with the sequence "a"
      And a writer sends an append with the sequence "c"
      Then the request is refused as a conflict
      And the stream is unchanged

  @DS-12.6-01 @MUST
  Rule: Competing writers cannot get past each other's sequences

    Scenario: Twenty writers at the same time
      Given a stream
      When 20 writers append 10 messages each with sequences in random order at the same time
      Then the sequences of the accepted appends grow along the stream

    Scenario: Twenty writers with the same sequence
      Given a stream
      When 20 writers append 1 message each with the same sequence at the same time
      Then the sequences of the accepted appends grow along the stream
