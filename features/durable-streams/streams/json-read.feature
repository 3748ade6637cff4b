@durable-streams @capability-json
Feature: Reading JSON streams
  However messages went in, they come out as the values that they were, one array for each read.

  @DS-9.1.1-01 @MUST
  Rule: Messages keep their boundaries

    Scenario: Numbers that could run into each other
      Given a JSON stream
      When a writer appends '1'
      And a writer appends '2'
      And a writer appends '{"a":[1]}'
      Then the stream holds '[1,2,{"a":[1]}]'

  @DS-9.1.1-02 @MUST
  Rule: A read gives all messages of its range as one array

    Scenario: From every offset
      Given a JSON stream with 20 messages
      Then reading from every offset gives exactly what follows

    Scenario: A single message
      Given a JSON stream
      When a writer appends '{"only":1}'
      Then the stream holds '[{"only":1}]'

  @DS-9.1.5-01 @MUST
  Rule: A read of a JSON stream is JSON

    Scenario Outline: A stream with <count> messages
      Given a JSON stream with <count> messages
      When a reader reads from the start
      Then the header "Content-Type" contains "application/json"
      And the body is an array of <count> elements

      Examples:
        | count |
        | 0     |
        | 1     |
        | 7     |

  @DS-9.1.5-02 @MUST
  Rule: An empty range is an empty array

    Scenario: An empty stream
      Given a JSON stream
      When a reader reads from the start
      Then the answer has the body "[]"

    Scenario: The tail of an open stream
      Given a JSON stream with 3 messages
      When a reader reads from the tail
      Then the answer has the body "[]"

    @capability-close
    Scenario: The tail of a closed stream
      Given a JSON stream with 3 messages
      And the stream is closed
      When a reader reads from the tail
      Then the answer has the body "[]"

  @DS-9.1.5-04 @MUST
  Rule: Messages come back as the values that went in

    Scenario Outline: <value>
      Given a JSON stream
      When a writer appends '<value>'
      Then the stream holds '[<value>]'

      Examples:
        | value                                             |
        | {"deep":{"er":{"list":[1,[2,[3]],{}]}}}           |
        | -0.5                                              |
        | 3.141592653589793                                 |
        | 1e21                                              |
        | {"":"empty key","null":null}                      |
        | 9007199254740991                                  |
        | {"type":"user","key":"1","value":{"name":"Ada"}}  |

    Scenario: A text with escapes
      Given a JSON stream
      When a writer appends:
        """
        {"escapes":"\u00e4\u20ac\ud83d\ude00\n\t\"\\\/", "raw":"ä€😀"}
        """
      Then the stream holds:
        """
        [{"escapes":"ä€😀\n\t\"\\/", "raw":"\u00e4\u20ac\ud83d\ude00"}]
        """

    Scenario: A message with headers of its own
      Given a JSON stream
      When a writer appends '{"type":"user","key":"1","value":{},"headers":{"operation":"insert"}}'
      Then the stream holds '[{"type":"user","key":"1","value":{},"headers":{"operation":"insert"}}]'

    Scenario Outline: What becomes of <what> is noted
      Given a JSON stream
      When a writer appends '<value>'
      Then it is noted whether the message came back as it was

      Examples:
        | what                  | value                |
        | an integer above 2^53 | 12345678901234567890 |
        | a repeated key        | {"a":1,"a":2}        |
