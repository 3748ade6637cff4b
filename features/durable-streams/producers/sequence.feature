@durable-streams @capability-producers
Feature: Numbered appends
  A producer numbers its appends. The server stores each number once, in order, however often it is sent.

  @DS-5.2.1-06 @MUST
  Rule: A new producer begins with sequence 0

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream
      When a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

    @capability-json
    Scenario: A stream of JSON
      Given a JSON stream
      When a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: A stream that others have written to
      Given a stream with 5 messages
      When a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-07 @MUST
  Rule: A new producer does not begin later

    Scenario Outline: A first append under sequence <sequence>
      Given a stream with 2 messages
      When a producer sends epoch 0, sequence <sequence>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | sequence         |
        | 1                |
        | 3                |
        | 9007199254740991 |

    Scenario: It can still begin after that
      Given a stream with 2 messages
      When a producer sends epoch 0, sequence 3
      And a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-15 @MUST
  Rule: The next number is accepted as new data

    Scenario: Ten numbers in order
      Given a stream
      And a producer sent epoch 0, sequences 0 to 8
      When a producer sends epoch 0, sequence 9
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: The next number after a duplicate
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 1
      And a producer sends epoch 0, sequence 3
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: The same body under the next number is new
      Given a stream
      When a producer sends epoch 0, sequence 0 with the body "same"
      And a producer sends epoch 0, sequence 1 with the body "same"
      Then the append is acknowledged as new
      And the stream holds "samesame"

  @DS-5.2.1-16 @MUST
  Rule: A number that comes too early is refused as a conflict

    Scenario Outline: Number <sequence> after number 0
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence <sequence>
      Then the request is refused as a conflict
      And the stream is unchanged

      Examples:
        | sequence |
        | 2        |
        | 3        |
        | 1000     |

    Scenario: The missing number is still welcome
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 2
      And a producer sends epoch 0, sequence 1
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: The early number is accepted when its turn has come
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 2
      And a producer sends epoch 0, sequence 1
      And a producer sends epoch 0, sequence 2
      Then a full read gives every byte in order

  @DS-5.2.1-20 @MUST @capability-json
  Rule: A batch takes one number

    Scenario: A message after a batch of three
      Given a JSON stream
      When a producer sends epoch 0, sequence 0 with the body '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'
      And a producer sends epoch 0, sequence 1 with the body '[[7,"8,9"]]'
      Then the append is acknowledged as new
      And the stream holds '[{"a":[1,2],"b":"3],}\\""},[4,5],6,[7,"8,9"]]'

    Scenario: A gap after a batch of three
      Given a JSON stream
      When a producer sends epoch 0, sequence 0 with the body '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'
      And a producer sends epoch 0, sequence 3 with the body '[[7,"8,9"]]'
      Then the request is refused as a conflict
      And the stream holds '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'

  @DS-5.2.1-21 @MUST
  Rule: Each producer counts for itself on each stream

    Scenario: Two producers on one stream
      Given a stream
      And a producer sent epoch 0, sequences 0 to 3
      When the producer "another" sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: One producer on two streams
      Given a stream
      And a producer sent epoch 2, sequences 0 to 3
      And another stream with 1 message
      When a producer sends epoch 0, sequence 0 to the other stream
      Then the append is acknowledged as new

    Scenario: The other one's numbers do not move its own
      Given a stream
      And a producer sent epoch 0, sequences 0 to 3
      When the producer "another" sends epoch 0, sequence 0
      And a producer sends epoch 0, sequence 4
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: Names that differ in letter case are different producers
      Given a stream
      When the producer "name" sends epoch 0, sequence 0
      And the producer "NAME" sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-30 @MUST
  Rule: An append refused for another reason does not use up its number

    @capability-json
    Scenario: An append of broken JSON
      Given a JSON stream
      When a producer sends epoch 0, sequence 0 with broken JSON
      And a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: An append of another content type
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 1 with another content type
      And a producer sends epoch 0, sequence 1
      Then the append is acknowledged as new
      And a full read gives every byte in order

    @capability-stream-seq
    Scenario: An append with an old Stream-Seq
      Given a stream
      When a producer sends epoch 0, sequence 0 with the Stream-Seq "b"
      And a producer sends epoch 0, sequence 1 with the Stream-Seq "a"
      And a producer sends epoch 0, sequence 1 with the Stream-Seq "c"
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: Another content type does not establish a new epoch
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 1, sequence 0 with another content type
      And a producer sends epoch 0, sequence 1
      Then the append is acknowledged as new
