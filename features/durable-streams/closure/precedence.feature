@durable-streams @capability-close
Feature: What a closed stream refuses, and how
  A writer whose append comes too late learns from the refusal that the stream is closed, and where it ended.

  @DS-5.2-22 @MUST
  Rule: An append to a closed stream is refused as a conflict

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 3 messages
      And the stream is closed
      When a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the stream is unchanged

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      And the stream is closed
      When a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: A stream that a final append closed
      Given a "text/plain" stream
      When a writer appends "last" and closes the stream
      And a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the stream is unchanged

  @DS-5.2-17 @MUST
  Rule: A final append to a closed stream is refused, not taken for another close

    Scenario: Data with the closed mark
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends a closing append with some bytes
      Then the request is refused as a conflict
      And the answer says the stream is closed
      And the stream is unchanged

    Scenario: The final append sent again
      Given a "text/plain" stream
      When a writer appends "last" and closes the stream
      And a writer sends a closing append with some bytes
      Then the request is refused as a conflict
      And the answer says the stream is closed
      And the stream is unchanged

  @DS-5.2-23 @MUST
  Rule: The refusal says that the stream is closed

    Scenario: A plain append
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the answer says the stream is closed

    @capability-producers
    Scenario: An append of a producer
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends an append with the producer epoch "0"
      Then the request is refused as a conflict
      And the answer says the stream is closed

  @DS-5.2-24 @MUST
  Rule: The refusal carries the final offset

    Scenario Outline: A plain append to a stream with <count> messages
      Given a stream with <count> messages
      And the stream is closed
      When a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the answer shows the tail

      Examples:
        | count |
        | 0     |
        | 3     |

    Scenario: A final append
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends a closing append with some bytes
      Then the request is refused as a conflict
      And the answer shows the tail

    @capability-producers
    Scenario: An append of a producer
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends an append with the producer epoch "0"
      Then the request is refused as a conflict
      And the answer shows the tail

    @capability-producers
    Scenario: A producer comes too late with its close
      Given a stream with 3 messages
      And the stream is closed
      When a producer sends epoch 0, sequence 0 as a close without content
      Then the answer says the stream is closed
      And the answer shows the tail

  @DS-5.2-28 @SHOULD
  Rule: The refusal has no body, or one in a standard format

    Scenario: An append to a closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the body of the refusal is empty or made for programs

  @DS-5.2-30 @SHOULD
  Rule: Whatever else is wrong with an append, a closed stream says first that it is closed

    Scenario: Another content type
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends an append with another content type
      Then the request is refused as a conflict
      And the answer says the stream is closed
      And the answer shows the tail

    @capability-stream-seq
    Scenario: A sequence that goes back
      Given a stream with 3 messages
      And a writer appended a message with the sequence "5"
      And the stream is closed
      When a writer sends an append with the sequence "4"
      Then the request is refused as a conflict
      And the answer says the stream is closed

  @DS-5.2.1-37 @MUST @capability-producers
  Rule: The answer to a duplicate does not claim a close that did not happen

    Scenario: A close under a used sequence number
      Given a stream with 3 messages
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 0 as a close without content
      Then the answer and the metadata agree about the closure

    Scenario: The same append, marked as final this time
      Given a stream with 3 messages
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 0 and closes the stream with it
      Then the answer and the metadata agree about the closure
