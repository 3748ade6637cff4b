@durable-streams @capability-json
Feature: JSON streams
  On a stream of type application/json every message is a JSON value. Messages go in alone or in an array, and come out in one array.

  @DS-9.1.2-01 @MUST
  Rule: An array is taken apart by exactly one level

    Scenario Outline: <body>
      Given a JSON stream
      When a writer appends '<body>'
      Then the stream holds '<messages>'

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
      Given a JSON stream with 2 batches of 50 messages
      Then a full read gives every byte in order

    Scenario: The number of messages after two batches
      Given a JSON stream
      When a writer appends '[[1,2],[3,4]]'
      And a writer appends '[[[1,2,3]]]'
      Then the stream holds '[[1,2],[3,4],[[1,2,3]]]'

  @DS-9.1.2-02 @MUST
  Rule: A value that is no array is one message

    Scenario: Every kind of value
      Given a JSON stream
      When a writer appends '{"a":1}'
      And a writer appends '"text"'
      And a writer appends '42'
      And a writer appends 'true' and then 'null'
      Then the stream holds '[{"a":1},"text",42,true,null]'

    Scenario: Values that count as nothing in many languages
      Given a JSON stream
      When a writer appends 'false' and then '0'
      And a writer appends '""' and then '{}'
      Then the stream holds '[false,0,"",{}]'

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
      When a producer sends epoch 0, sequence 0 with the body "[]"
      And a producer sends epoch 0, sequence 0 with another body
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-9.1.3-02 @MUST
  Rule: An empty array creates an empty stream

    Scenario: Creation with an empty array
      Given a URL without a stream
      When a client creates the stream as "application/json" with the content "[]"
      Then the stream is created
      And the stream holds '[]'
      And the next append gets a greater offset and is read back alone

  @DS-9.1.3-03 @MUST
  Rule: An array in the creating request is taken apart too

    Scenario Outline: <body>
      Given a URL without a stream
      When a client creates the stream as "application/json" with the content '<body>'
      Then the stream holds '<messages>'

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
      Then it is noted how the request is answered

      Examples:
        | form              |
        | a byte order mark |
        | invalid UTF-8     |
