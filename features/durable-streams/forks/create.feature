@durable-streams @capability-fork
Feature: Making a fork
  A fork begins with what its source holds up to an offset, and is a stream of its own from then on.

  @DS-4.2-01 @MUST
  Rule: A fork holds what its source holds

    Scenario: A fork of a filled stream
      Given a stream with 5 messages
      When a client forks the stream
      Then the stream is created
      And a full read gives every byte in order

    Scenario: A fork of an empty stream
      Given a stream
      When a client forks the stream
      Then the stream is created
      And a full read gives every byte in order

    @capability-json
    Scenario: A fork of a JSON stream
      Given a JSON stream with 5 messages
      When a client forks the stream
      Then the stream is created
      And a full read gives every byte in order

  @DS-4.2-08 @MUST
  Rule: A fork holds what lies before its offset, and nothing of the rest

    Scenario Outline: A fork at the offset after message <position>
      Given a stream with 5 messages
      When a client forks the stream at the offset after message <position>
      Then the stream is created
      And a full read gives every byte in order
      And the tail is the offset of the last append

      Examples:
        | position |
        | 0        |
        | 1        |
        | 4        |
        | 5        |

  @DS-4.2-09 @MUST
  Rule: Without an offset a fork is made at the tail

    Scenario: The fork and its source have the same tail
      Given a stream with 5 messages
      When a client forks the stream
      Then the stream is created
      And the tail is the offset of the last append
      And a full read gives every byte in order

  @DS-4.2-13 @MUST
  Rule: A fork has the content type of its source

    Scenario Outline: A source of type <type>
      Given a "<type>" stream with 2 messages
      When a client forks the stream
      And a client asks for the metadata
      Then the answer names the stream's content type

      Examples:
        | type       |
        | text/plain |
        | image/png  |

  @DS-4.2-15 @MUST
  Rule: A fork of another content type is refused as a conflict

    Scenario: Another type than that of the source
      Given a "text/plain" stream with 2 messages
      When a client asks for a fork with "Content-Type" set to "application/json"
      Then the request is refused as a conflict
      And nothing was created

  @DS-4.2-26 @MUST
  Rule: What does not exist cannot be forked

    Scenario: A source that never was
      Given a URL without a stream
      When a client asks for a fork of the stream
      Then the request is refused as not found
      And nothing was created

  @DS-4.2-27 @MUST
  Rule: A fork does not begin beyond the tail of its source

    Scenario: An offset that the source of the source has reached since
      Given a stream with 3 messages
      And a fork of the stream whose source has grown by 2 messages
      When a client asks for a fork at the tail of its source
      Then the request is refused as malformed
      And nothing was created

  @DS-4.2-28 @MUST
  Rule: A fork offset that is none is refused

    Scenario Outline: '<value>'
      Given a stream with 3 messages
      When a client asks for a fork with "Stream-Fork-Offset" set to "<value>"
      Then the request is refused as malformed
      And nothing was created

      Examples:
        | value |
        | a,b   |
        | x?y=z |
        | a/b   |

  @DS-4.2-33 @MUST
  Rule: The same fork request is confirmed

    Scenario: With everything left out
      Given a "text/plain" stream with 3 messages
      When a client forks the stream
      And the client repeats the fork request
      Then the stream is confirmed
      And a full read gives every byte in order

    @capability-ttl
    Scenario: With the lifetime left to the source
      Given a source with a TTL
      When a client forks the stream
      And the client repeats the fork request
      Then the stream is confirmed

    Scenario: With an offset
      Given a stream with 3 messages
      When a client forks the stream at the offset after message 2
      And the client repeats the fork request
      Then the stream is confirmed
      And a full read gives every byte in order

    Scenario: With the content type
      Given a "text/plain" stream with 3 messages
      When a client forks the stream with "Content-Type" set to "text/plain"
      And the client repeats the fork request
      Then the stream is confirmed

  @DS-4.2-34 @MUST
  Rule: Another fork request for the same URL is refused as a conflict

    Scenario: Another offset
      Given a stream with 3 messages
      When a client forks the stream at the offset after message 2
      And the client repeats the fork request with the offset after message 1
      Then the request is refused as a conflict
      And a full read gives every byte in order

  @DS-4.2-29 @MUST
  Rule: A sub-offset is a whole number

    Scenario Outline: '<value>'
      Given a stream with 3 messages
      When a client asks for a fork at the offset after message 1 with the sub-offset "<value>"
      Then the request is refused as malformed
      And nothing was created

      Examples:
        | value |
        | abc   |
        | 1.5   |
        | -1    |

  @DS-4.2-11 @MUST
  Rule: A sub-offset counts bytes

    Scenario Outline: Seven bytes of a message of type <type>
      Given a "<type>" stream
      And a writer appends '{"a,":[1,"]}\\""]}'
      When a client forks the stream at the offset after message 0 with the sub-offset "7"
      Then the stream is created
      And the stream holds '{"a,":['

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

  @DS-4.2-10 @MUST @capability-json
  Rule: A sub-offset of a JSON stream counts messages

    Scenario: Two messages of a batch of three
      Given a JSON stream
      And a writer appends '[{"a":1,"b":[2,3]},["x],y","z\\"},{",[4,[5]]],{"c":{"d":"6,7","e":8}}]'
      When a client forks the stream at the offset after message 0 with the sub-offset "2"
      Then the stream is created
      And the messages are '[{"a":1,"b":[2,3]},["x],y","z\\"},{",[4,[5]]]]'

    Scenario Outline: So many messages: <count>
      Given a JSON stream
      And a writer appends '[{"a":1,"b":2},"1,2]",[3,4],{"c":"}","d":"],["},5]'
      When a client forks the stream at the offset after message 0 with the sub-offset "<count>"
      Then the stream is created
      And the messages are '<messages>'

      Examples:
        | count | messages                                          |
        | 1     | [{"a":1,"b":2}]                                   |
        | 2     | [{"a":1,"b":2},"1,2]"]                            |
        | 4     | [{"a":1,"b":2},"1,2]",[3,4],{"c":"}","d":"],["}]  |

  @DS-4.2-30 @MUST
  Rule: A sub-offset beyond the message is refused

    Scenario Outline: Six bytes of a message of five in a stream of type <type>
      Given a "<type>" stream
      And a writer appends "he,]o"
      When a client asks for a fork at the offset after message 0 with the sub-offset "6"
      Then the request is refused as malformed
      And nothing was created

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

    @capability-json
    Scenario Outline: <sub-offset> messages of a batch of <messages>
      Given a JSON stream
      And a writer appends '<batch>'
      When a client asks for a fork at the offset after message 0 with the sub-offset "<sub-offset>"
      Then the request is refused as malformed
      And nothing was created

      Examples:
        | sub-offset | messages | batch                             |
        | 2          | 1        | {"a":1,"b":2,"c":[3,"},{"]}       |
        | 3          | 2        | [[1,2,3],{"d":"4,5]","e":[6,7]}]  |

  @DS-4.2-12 @MUST
  Rule: A sub-offset of zero is none

    Scenario: Behind an offset
      Given a stream with 3 messages
      When a client forks the stream at the offset after message 2 with the sub-offset "0"
      Then the stream is created
      And a full read gives every byte in order

    Scenario: At the tail
      Given a stream with 3 messages
      When a client forks the stream with "Stream-Fork-Sub-Offset" set to "0"
      Then the stream is created
      And a full read gives every byte in order

    Scenario: A repetition that leaves it out
      Given a stream with 3 messages
      When a client forks the stream at the offset after message 2 with the sub-offset "0"
      And the client repeats the fork request with the offset after message 2
      Then the stream is confirmed

    Scenario: A repetition that adds it
      Given a stream with 3 messages
      When a client forks the stream at the offset after message 2
      And the client repeats the fork request with "Stream-Fork-Sub-Offset" set to "0"
      Then the stream is confirmed

  @DS-4.2-37 @MUST @capability-producers
  Rule: A fork knows no producer of its source

    Scenario: The producer begins again
      Given a stream
      And a producer sent epoch 3, sequences 0 to 4
      When a client forks the stream
      And the producer "tidemark" sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-4.2-40 @MUST @capability-producers @capability-json
  Rule: A batch that the fork cuts through can be sent to the fork

    Scenario: The same batch on the fork
      Given a JSON stream
      And a producer sends epoch 0, sequence 0 with the body '[{"a":"1,2]"},[3,"}\\""],4]'
      When a client forks the stream at the offset after message 0 with the sub-offset "2"
      And a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And the messages are '[{"a":"1,2]"},[3,"}\\""],{"a":"1,2]"},[3,"}\\""],4]'

  @DS-4.2-38 @MUST @capability-stream-seq
  Rule: A fork knows no writer sequence of its source

    Scenario: A lower sequence on the fork
      Given a stream
      And a writer appended a message with the sequence "zzz"
      When a client forks the stream
      And a writer appended a message with the sequence "aaa"
      Then a full read gives every byte in order
