@durable-streams @capability-producers
Feature: Numbered appends
  A producer numbers its appends. The server stores each number once, in order, however often it is sent.

  @DS-5.2.1-02 @MUST
  Rule: The three producer headers come together or not at all

    Scenario Outline: Only <headers>
      Given a stream with 2 messages
      When a producer sends only "<headers>"
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | headers                      |
        | Producer-Id                  |
        | Producer-Epoch               |
        | Producer-Seq                 |
        | Producer-Id, Producer-Epoch  |
        | Producer-Id, Producer-Seq    |
        | Producer-Epoch, Producer-Seq |

    Scenario: All three
      Given a stream with 2 messages
      When a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-03 @MUST
  Rule: A producer has a name

    Scenario: An empty Producer-Id
      Given a stream with 2 messages
      When a producer sends literally the id "", the epoch "0" and the sequence "0"
      Then the request is refused as malformed
      And the stream is unchanged

    Scenario: A Producer-Id of one character
      Given a stream with 2 messages
      When the producer "x" sends epoch 0, sequence 0
      Then the append is acknowledged as new

  @DS-5.2.1-05 @MUST
  Rule: Producer-Seq is a whole number from 0 to 2^53-1

    Scenario Outline: Sequence '<sequence>'
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends literally the id "tidemark", the epoch "0" and the sequence "<sequence>"
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | sequence             |
        |                      |
        | -1                   |
        | 1abc                 |
        | 0xyz                 |
        | 2.0                  |
        | 1e3                  |
        | 9007199254740992     |
        | 18446744073709551617 |

    Scenario: The greatest sequence is too early, not malformed
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 9007199254740991
      Then the request is refused as a conflict
      And the answer names 1 as expected and 9007199254740991 as received

    Scenario: Zeros in front
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 01
      Then whether the zeros in front matter is noted

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
    Scenario: A JSON stream
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
    Scenario: A batch twice
      Given a JSON stream
      When a producer sends epoch 0, sequence 0 with the body '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'
      And a producer sends epoch 0, sequence 0 with the body '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'
      Then the messages are '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'

  @DS-5.2.1-14 @MUST
  Rule: A duplicate is acknowledged as one

    Scenario Outline: Number <sequence> again
      Given a stream
      And a producer sent epoch 0, sequences 0 to 3
      When a producer sends epoch 0, sequence <sequence>
      Then the append is acknowledged as a duplicate
      And the answer has no body

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

  @DS-5.2.1-17 @MUST
  Rule: The refusal of an early number says what was expected and what was received

    Scenario Outline: Number <received> after number <last>
      Given a stream
      And a producer sent epoch 0, sequences 0 to <last>
      When a producer sends epoch 0, sequence <received>
      Then the request is refused as a conflict
      And the answer names <expected> as expected and <received> as received

      Examples:
        | last | received | expected |
        | 0    | 2        | 1        |
        | 0    | 5        | 1        |
        | 4    | 9        | 5        |

  @DS-5.2.1-18 @MUST
  Rule: An acknowledgement names the epoch

    Scenario: New data
      Given a stream
      When a producer sends epoch 3, sequence 0
      Then the append is acknowledged as new
      And the answer names the epoch 3

    Scenario: A duplicate
      Given a stream
      And a producer sent epoch 3, sequences 0 to 1
      When a producer sends epoch 3, sequence 0
      Then the append is acknowledged as a duplicate
      And the answer names the epoch 3

    @capability-close
    Scenario: A close without content
      Given a stream
      And a producer sent epoch 3, sequences 0 to 1
      When a producer closes the stream without content under epoch 3, sequence 2
      Then the close is acknowledged
      And the answer names the epoch 3

  @DS-5.2.1-19 @MUST
  Rule: An acknowledgement names the highest sequence that was accepted

    Scenario: New data
      Given a stream
      And a producer sent epoch 0, sequences 0 to 1
      When a producer sends epoch 0, sequence 2
      Then the append is acknowledged as new
      And the answer names 2 as the highest sequence

    Scenario: An old duplicate
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 0
      Then the append is acknowledged as a duplicate
      And the answer names 2 as the highest sequence

    Scenario: The first number of a new epoch
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 1, sequence 0
      Then the append is acknowledged as new
      And the answer names 0 as the highest sequence

  @DS-5.2.1-20 @MUST @capability-json
  Rule: A batch takes one number

    Scenario: A message after a batch of three
      Given a JSON stream
      When a producer sends epoch 0, sequence 0 with the body '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'
      And a producer sends epoch 0, sequence 1 with the body '[[7,"8,9"]]'
      Then the append is acknowledged as new
      And the messages are '[{"a":[1,2],"b":"3],}\\""},[4,5],6,[7,"8,9"]]'

    Scenario: A gap after a batch of three
      Given a JSON stream
      When a producer sends epoch 0, sequence 0 with the body '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'
      And a producer sends epoch 0, sequence 3 with the body '[[7,"8,9"]]'
      Then the request is refused as a conflict
      And the messages are '[{"a":[1,2],"b":"3],}\\""},[4,5],6]'

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
      And another stream of the same kind
      When a producer sends epoch 0, sequence 0
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

  @DS-5.2.1-30 @MUST
  Rule: An append refused for another reason does not use up its number

    @capability-json
    Scenario: Broken JSON
      Given a JSON stream
      When a producer sends epoch 0, sequence 0 with broken JSON
      And a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: Another content type
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 1 with the content type "application/x-other"
      And a producer sends epoch 0, sequence 1
      Then the append is acknowledged as new
      And a full read gives every byte in order

    @capability-stream-seq
    Scenario: An old Stream-Seq
      Given a stream
      When a producer sends epoch 0, sequence 0 with the Stream-Seq "b"
      And a producer sends epoch 0, sequence 1 with the Stream-Seq "a"
      And a producer sends epoch 0, sequence 1 with the Stream-Seq "c"
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: Another content type does not establish a new epoch
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 1, sequence 0 with the content type "application/x-other"
      And a producer sends epoch 0, sequence 1
      Then the append is acknowledged as new
