@durable-streams @capability-producers
Feature: A numbered append that comes again
  A number that was used stores nothing again, and its sender is told so.

  @DS-5.2.1-13 @MUST
  Rule: A number that was used stores nothing again

    Scenario: The same append twice
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 0
      Then the stream is unchanged

    Scenario: The same number with another body
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 0 with another body
      Then the stream is unchanged

    Scenario Outline: Number <sequence> after number 9
      Given a stream
      And a producer sent epoch 0, sequences 0 to 9
      When a producer sends epoch 0, sequence <sequence>
      Then the stream is unchanged

      Examples:
        | sequence |
        | 0        |
        | 4        |
        | 8        |
        | 9        |

    @capability-json
    Scenario: The same batch twice
      Given a JSON stream
      When a producer sends epoch 0, sequence 0 with the body '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'
      And a producer sends epoch 0, sequence 0 with the body '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'
      Then the stream holds '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'

  @DS-5.2.1-14 @MUST
  Rule: A duplicate is acknowledged as one

    Scenario Outline: Number <sequence> again
      Given a stream
      And a producer sent epoch 0, sequences 0 to 3
      When a producer sends epoch 0, sequence <sequence>
      Then the append is acknowledged as a duplicate
      And the answer carries no body

      Examples:
        | sequence |
        | 0        |
        | 1        |
        | 3        |

    Scenario: A duplicate with another body
      Given a stream
      And a producer sent epoch 0, sequences 0 to 3
      When a producer sends epoch 0, sequence 3 with another body
      Then the append is acknowledged as a duplicate

  @DS-5.2.1-22 @MUST @capability-stream-seq
  Rule: A duplicate is one although it repeats its Stream-Seq

    Scenario: The same append with both kinds of numbers
      Given a stream
      When a producer sends epoch 0, sequence 0 with the Stream-Seq "a"
      And a producer sends epoch 0, sequence 0 with the Stream-Seq "a"
      Then the append is acknowledged as a duplicate
      And the stream is unchanged

    Scenario: New data under an old Stream-Seq is a conflict
      Given a stream
      When a producer sends epoch 0, sequence 0 with the Stream-Seq "b"
      And a producer sends epoch 0, sequence 1 with the Stream-Seq "a"
      Then the request is refused as a conflict
      And the stream is unchanged
