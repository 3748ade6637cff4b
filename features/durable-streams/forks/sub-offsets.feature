@durable-streams @capability-fork
Feature: Forks inside a message
  A sub-offset lets a fork begin behind a part of what was appended at once: so many bytes, or messages of a JSON stream.

  @DS-4.2-29 @MUST
  Rule: A sub-offset is a whole number

    Scenario Outline: The sub-offset '<value>'
      Given a source with 3 messages
      When a client asks for a fork of the source at the offset after message 1 with the sub-offset "<value>"
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
      Given a "<type>" source
      And a writer appends '{"a,":[1,"]}\\""]}'
      When a client asks for a fork of the source at the offset after message 0 with the sub-offset "7"
      Then the fork is created
      And the fork holds '{"a,":['

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

  @DS-4.2-10 @MUST @capability-json
  Rule: A sub-offset of a JSON stream counts messages

    Scenario: Two messages of a batch of three
      Given a JSON source
      And a writer appends '[{"a":1,"b":[2,3]},["x],y","z\\"},{",[4,[5]]],{"c":{"d":"6,7","e":8}}]'
      When a client asks for a fork of the source at the offset after message 0 with the sub-offset "2"
      Then the fork is created
      And the fork holds '[{"a":1,"b":[2,3]},["x],y","z\\"},{",[4,[5]]]]'

    Scenario Outline: A sub-offset of <count> in a batch of five
      Given a JSON source
      And a writer appends '[{"a":1,"b":2},"1,2]",[3,4],{"c":"}","d":"],["},5]'
      When a client asks for a fork of the source at the offset after message 0 with the sub-offset "<count>"
      Then the fork is created
      And the fork holds '<messages>'

      Examples:
        | count | messages                                          |
        | 1     | [{"a":1,"b":2}]                                   |
        | 2     | [{"a":1,"b":2},"1,2]"]                            |
        | 4     | [{"a":1,"b":2},"1,2]",[3,4],{"c":"}","d":"],["}]  |

  @DS-4.2-30 @MUST
  Rule: A sub-offset beyond the message is refused

    Scenario Outline: Six bytes of a message of five in a stream of type <type>
      Given a "<type>" source
      And a writer appends "he,]o"
      When a client asks for a fork of the source at the offset after message 0 with the sub-offset "6"
      Then the request is refused as malformed
      And nothing was created

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

    @capability-json
    Scenario Outline: <sub-offset> messages of a batch of <messages>
      Given a JSON source
      And a writer appends '<batch>'
      When a client asks for a fork of the source at the offset after message 0 with the sub-offset "<sub-offset>"
      Then the request is refused as malformed
      And nothing was created

      Examples:
        | sub-offset | messages | batch                             |
        | 2          | 1        | {"a":1,"b":2,"c":[3,"},{"]}       |
        | 3          | 2        | [[1,2,3],{"d":"4,5]","e":[6,7]}]  |

  @DS-4.2-12 @MUST
  Rule: A sub-offset of zero is none

    Scenario: Zero behind an offset
      Given a source with 3 messages
      When a client asks for a fork of the source at the offset after message 2 with the sub-offset "0"
      Then the fork is created
      And a full read of the fork gives every byte in order

    Scenario: Zero at the tail
      Given a source with 3 messages
      When a client asks for a fork of the source with the sub-offset "0"
      Then the fork is created
      And a full read of the fork gives every byte in order

    Scenario: A repetition that leaves it out
      Given a source with 3 messages
      And a fork of the source at the offset after message 2 with the sub-offset "0"
      When a client asks for a fork of the source at the offset after message 2 under the URL of the fork
      Then the fork is confirmed

    Scenario: A repetition that adds it
      Given a source with 3 messages
      And a fork of the source at the offset after message 2
      When a client asks for a fork of the source at the offset after message 2 with the sub-offset "0" under the URL of the fork
      Then the fork is confirmed
