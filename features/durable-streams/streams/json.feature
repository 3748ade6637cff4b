@durable-streams @capability-json
Feature: JSON streams
  On a stream of type application/json every message is a JSON value. Messages go in alone or in an array, and come out in one array.

  @DS-9.1.1-01 @MUST
  Rule: Messages keep their boundaries

    Scenario: Numbers that could run into each other
      Given a JSON stream
      When a writer appends '1'
      And a writer appends '2'
      And a writer appends '{"a":[1]}'
      Then the messages are '[1,2,{"a":[1]}]'

  @DS-9.1.1-02 @MUST
  Rule: A read gives all messages of its range as one array

    Scenario: From every offset
      Given a JSON stream with 20 messages
      Then reading from every offset gives exactly what follows

    Scenario: A single message
      Given a JSON stream
      When a writer appends '{"only":1}'
      Then the messages are '[{"only":1}]'

  @DS-9.1.2-01 @MUST
  Rule: An array is taken apart by exactly one level

    Scenario Outline: <body>
      Given a JSON stream
      When a writer appends '<body>'
      Then the messages are '<messages>'

      Examples:
        | body          | messages      |
        | [1,2,3]       | [1,2,3]       |
        | [[1,2],[3,4]] | [[1,2],[3,4]] |
        | [[[1,2,3]]]   | [[[1,2,3]]]   |
        | [[]]          | [[]]          |
        | [[],[]]       | [[],[]]       |
        | ["[1,2]"]     | ["[1,2]"]     |
        | [{"a":1,"b":"2,]}"},[3,"4]"]] | [{"a":1,"b":"2,]}"},[3,"4]"]] |

    Scenario: Long batches
      Given a JSON stream with 2 batches of 60 messages
      Then a full read gives every byte in order

    Scenario: The number of messages after two batches
      Given a JSON stream
      When a writer appends '[[1,2],[3,4]]'
      And a writer appends '[[[1,2,3]]]'
      Then the messages are '[[1,2],[3,4],[[1,2,3]]]'

  @DS-9.1.2-02 @MUST
  Rule: A value that is no array is one message

    Scenario: Every kind of value
      Given a JSON stream
      When a writer appends '{"a":1}'
      And a writer appends '"text"'
      And a writer appends '42'
      And a writer appends 'true' and then 'null'
      Then the messages are '[{"a":1},"text",42,true,null]'

    Scenario: Values that count as nothing in many languages
      Given a JSON stream
      When a writer appends 'false' and then '0'
      And a writer appends '""' and then '{}'
      Then the messages are '[false,0,"",{}]'

  @DS-9.1.3-01 @MUST
  Rule: An empty array is refused on append

    Scenario Outline: <form>
      Given a JSON stream with 2 messages
      When a writer sends an append with <form>
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | form                        |
        | an empty array              |
        | an empty array with a space |

    @capability-producers
    Scenario: A producer can use the sequence number of a refused empty array
      Given a JSON stream with 2 messages
      When a producer sends an empty array and then a message under the same sequence number
      Then the first is refused as malformed and the second is stored once

  @DS-9.1.3-02 @MUST
  Rule: An empty array creates an empty stream

    Scenario: Creation with an empty array
      Given a URL without a stream
      When a client creates the stream as "application/json" with the content "[]"
      Then the stream is created
      And the messages are '[]'
      And the next append gets a greater offset and is read back alone

  @DS-9.1.3-03 @MUST
  Rule: An array in the creating request is taken apart too

    Scenario Outline: <body>
      Given a URL without a stream
      When a client creates the stream as "application/json" with the content '<body>'
      Then the messages are '<messages>'

      Examples:
        | body      | messages  |
        | [1,2]     | [1,2]     |
        | [{"a":1,"b":[2,"3,]}"]},"4,5"] | [{"a":1,"b":[2,"3,]}"]},"4,5"] |
        | [[1],[2]] | [[1],[2]] |
        | 7         | [7]       |

  @DS-9.1.4-01 @MUST
  Rule: What is no JSON is refused and not stored

    Scenario Outline: <fault>
      Given a JSON stream with 2 messages
      When a writer sends an append with <fault>
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | fault                 |
        | broken JSON           |
        | a trailing comma      |
        | two values            |
        | NaN                   |
        | a single quoted text  |
        | white space only      |
        | an unclosed array     |

    Scenario Outline: What the server does with <form> is noted
      Given a JSON stream with 2 messages
      When a writer sends an append with <form>
      Then the answer is noted

      Examples:
        | form              |
        | a byte order mark |
        | invalid UTF-8     |

  @DS-9.1.5-01 @MUST
  Rule: A read of a JSON stream is JSON

    Scenario Outline: A stream with <count> messages
      Given a JSON stream with <count> messages
      When a reader reads from the start
      Then the answer is of type "application/json"
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
      Then the body is "[]"

    Scenario: The tail of an open stream
      Given a JSON stream with 3 messages
      When a reader reads from the tail
      Then the body is "[]"

    @capability-close
    Scenario: The tail of a closed stream
      Given a JSON stream with 3 messages
      And the stream is closed
      When a reader reads from the tail
      Then the body is "[]"

  @DS-9.1.5-04 @MUST
  Rule: Messages come back as the values that went in

    Scenario Outline: <value>
      Given a JSON stream
      When a writer appends '<value>'
      Then the messages are '[<value>]'

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
      Then the messages are:
        """
        [{"escapes":"ä€😀\n\t\"\\/", "raw":"\u00e4\u20ac\ud83d\ude00"}]
        """

    Scenario: A message with headers of its own
      Given a JSON stream
      When a writer appends '{"type":"user","key":"1","value":{},"headers":{"operation":"insert"}}'
      Then the messages are '[{"type":"user","key":"1","value":{},"headers":{"operation":"insert"}}]'

    Scenario Outline: What becomes of <what> is noted
      Given a JSON stream
      When a writer appends '<value>'
      Then whether the message came back as it was is noted

      Examples:
        | what                  | value                |
        | an integer above 2^53 | 12345678901234567890 |
        | a repeated key        | {"a":1,"a":2}        |
