@durable-streams @capability-retention
Feature: What retention has dropped is gone
  A server may drop the oldest data of a stream. Whoever asks for it is told so, and never given something else.

  @DS-5.6-04 @MUST
  Rule: An offset before the earliest retained position is gone

    Scenario: The first offset
      Given a stream whose first messages were dropped
      When a reader reads from the offset after message 0
      Then the request is refused as gone

    Scenario: Every offset on the way to the tail
      Given a stream whose first messages were dropped
      Then each offset is gone or gives exactly what follows
      And no offset is gone that comes after one that is not

    @capability-long-poll
    Scenario: A long-poll from the first offset
      Given a stream whose first messages were dropped
      When a reader reads from the offset after message 0 in long-poll mode
      Then the request is refused

    Scenario: The first offset is not known again after more appends
      Given a stream whose first messages were dropped
      When a writer appended 5 messages
      And a reader reads from the offset after message 0
      Then the request is refused as gone

  @DS-4-06 @MAY
  Rule: The stream lives on without its first messages

    Scenario: The last offset
      Given a stream whose first messages were dropped
      When a reader reads from the last offset
      Then the answer has the status 200
      And the reader receives nothing

    Scenario: From now on
      Given a stream whose first messages were dropped
      When a reader reads from "now"
      Then the answer has the status 200
      And the reader receives nothing
      And the answer shows the tail

    Scenario: More appends
      Given a stream whose first messages were dropped
      When a reader reads from the last offset
      And a writer appends 1 message
      Then the next append gets a greater offset and is read back alone

    Scenario Outline: Reading from <position>
      Given a stream whose first messages were dropped
      When a reader reads from <position>
      Then the reader receives the end of the stream without a gap

      Examples:
        | position  |
        | "-1"      |
        | the start |
