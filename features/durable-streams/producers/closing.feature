@durable-streams @capability-producers @capability-close
Feature: Producers close streams
  A numbered close is repeated as safely as a numbered append.

  @DS-5.2.1-33 @MUST
  Rule: A final append is stored once and closes the stream

    Scenario: The first final append
      Given a stream
      When a producer sends epoch 0, sequence 0 and closes the stream with it
      Then the append is acknowledged as new
      And the answer says the stream is closed
      And the stream is unchanged

    Scenario: The final append again
      Given a stream
      And a producer sent epoch 0, sequences 0 to 1
      When a producer sends epoch 0, sequence 2 and closes the stream with it
      And a producer sends epoch 0, sequence 2 and closes the stream with it
      Then the append is acknowledged as a duplicate
      And the stream is unchanged

    Scenario: A final append that comes too early does not close
      Given a stream
      And a producer sent epoch 0, sequences 0 to 1
      When a producer sends epoch 0, sequence 4 and closes the stream with it
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: A fenced final append does not close
      Given a stream
      And a producer sent epoch 1, sequences 0 to 0
      When a producer sends epoch 0, sequence 0 and closes the stream with it
      Then the request is refused as fenced
      And the stream is unchanged

    Scenario: A duplicate that asks for the end is told the truth
      Given a stream
      And a producer sent epoch 0, sequences 0 to 1
      When a producer sends epoch 0, sequence 1 and closes the stream with it
      Then the answer and the metadata agree about the closure
      And a full read gives every byte in order

  @DS-5.2.1-34 @MUST
  Rule: A close without content takes a number and can be repeated

    Scenario: The first close
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 1 as a close without content
      Then the append is acknowledged as the close
      And the stream is unchanged

    Scenario: The close again
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 1 as a close without content
      And a producer sends epoch 0, sequence 1 as a close without content
      Then the append is acknowledged as the close
      And the stream is unchanged

    Scenario: The close of a producer that wrote nothing
      Given a stream with 2 messages
      When a producer sends epoch 0, sequence 0 as a close without content
      Then the append is acknowledged as the close
      And the stream is unchanged

    Scenario: A close that comes too early
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 3 as a close without content
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: A close under a used number is told the truth
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 0 as a close without content
      Then the answer and the metadata agree about the closure
      And a full read gives every byte in order

  @DS-5.2.1-35 @MUST
  Rule: The request that closed the stream is known when it comes again

    Scenario: The final append again, unchanged
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 3 and closes the stream with it
      And a producer sends epoch 0, sequence 3 and closes the stream with it
      Then the append is acknowledged as the close
      And the stream is unchanged

    Scenario: The final append again, with another body
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 3 and closes the stream with it
      And a producer sends epoch 0, sequence 3 with another body and closes the stream with it
      Then the append is acknowledged as the close
      And the stream is unchanged

    Scenario: The final append again, without asking for the close
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 3 and closes the stream with it
      And a producer sends epoch 0, sequence 3
      Then the append is acknowledged as the close
      And the stream is unchanged

    Scenario: A close without content again
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 3 as a close without content
      And a producer sends epoch 0, sequence 3 as a close without content
      Then the append is acknowledged as the close

  @DS-5.2.1-36 @MUST
  Rule: Whatever else comes after the close is refused as a conflict

    Scenario Outline: <other> after the close
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 3 and closes the stream with it
      And a producer sends epoch <epoch>, sequence <sequence>
      Then the request is refused because the stream is closed
      And the stream is unchanged

      Examples:
        | other                | epoch | sequence |
        | The next number      | 0     | 4        |
        | An older duplicate   | 0     | 1        |
        | The next epoch       | 1     | 0        |

    Scenario: Another producer after the close
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 3 and closes the stream with it
      And the producer "another" sends epoch 0, sequence 0
      Then the request is refused because the stream is closed
      And the stream is unchanged

    Scenario: The same numbers of another producer
      Given a stream
      When a producer sends epoch 0, sequence 0 and closes the stream with it
      And the producer "another" sends epoch 0, sequence 0
      Then the request is refused because the stream is closed
      And the stream is unchanged

    Scenario: A close by another producer
      Given a stream
      When a producer sends epoch 0, sequence 0 and closes the stream with it
      And the producer "another" sends epoch 0, sequence 0 as a close without content
      Then the request is refused as a conflict or acknowledged as the close
      And the answer says the stream is closed
      And the stream is unchanged

    Scenario: A producer after a plain close
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      And the stream is closed
      When a producer sends epoch 0, sequence 3
      Then the request is refused because the stream is closed
      And the stream is unchanged

    Scenario: A fenced producer after the close
      Given a stream
      And a producer sent epoch 1, sequences 0 to 2
      When a producer sends epoch 1, sequence 3 and closes the stream with it
      And a producer sends epoch 0, sequence 0
      Then the request is refused as fenced or as a conflict
      And the stream is unchanged
