@s2
Feature: What a record may hold

  @S2-APPEND-17 @MUST
  Rule: A record may be empty

    Scenario Outline: The record <record>
      Given a stream with 3 records
      When a writer sends an append with the record <record>
      Then the acknowledgement spans 1 number
      And the stream holds exactly what was acknowledged

      Examples:
        | record                   |
        | {}                       |
        | {"body":""}              |
        | {"headers":[]}           |
        | {"body":"","headers":[]} |

  @S2-APPEND-18 @MUST
  Rule: Headers are read back as they were sent

    Scenario Outline: A record with <headers>
      Given a stream with 3 records
      When a writer sends a record that has <headers>
      Then the acknowledgement spans 1 number
      And the stream holds exactly what was acknowledged

      Examples:
        | headers                         |
        | the headers a: 1, b: 2 and a: 3 |
        | the headers z: 1, y: 2 and x: 3 |
        | the headers a: 1, A: 2 and a: 1 |
        | fifty headers                   |
        | a header of several alphabets   |
        | a header and no body            |

  @S2-APPEND-19 @MUST
  Rule: The value of a header may be empty

    Scenario Outline: A record with <headers>
      Given a stream with 3 records
      When a writer sends a record that has <headers>
      Then the acknowledgement spans 1 number
      And the stream holds exactly what was acknowledged

      Examples:
        | headers                                    |
        | an empty header value                      |
        | three headers, one of them without a value |

  @S2-APPEND-20 @MUST
  Rule: An empty header name is refused unless the record is a command

    Scenario Outline: The headers <headers>
      Given a stream with 3 records
      When a writer sends an append with the headers <headers>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | headers                  |
        | [["","x"]]               |
        | [["",""]]                |
        | [["a","1"],["","x"]]     |
        | [["","x"],["a","1"]]     |
        | [["","fence"],["a","1"]] |

    @capability-commands
    Scenario: A command is accepted
      Given a stream with 3 records
      When a writer sends a fence with "first"
      Then the acknowledgement spans 1 number
      And the stream holds exactly what was acknowledged

  @S2-APPEND-21 @MUST
  Rule: A header that is not a pair of strings is refused

    Scenario Outline: The headers <headers>
      Given a stream with 3 records
      When a writer sends an append with the headers <headers>
      Then the request is refused
      And the stream is unchanged

      Examples:
        | headers         |
        | [["a"]]         |
        | [["a","b","c"]] |
        | [[]]            |
        | [["a",1]]       |
        | [["a",null]]    |
        | ["a","b"]       |
        | {"a":"b"}       |
