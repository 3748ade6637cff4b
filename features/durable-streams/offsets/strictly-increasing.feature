@durable-streams
Feature: Offsets are strictly increasing
  The offset after appended data is greater than every offset that was assigned before it.

  @DS-8-24 @MUST
  Rule: Each append raises the offset

    Scenario: A hundred appends one after the other
      Given a stream with 100 messages
      Then each offset is greater than all before it

  @DS-8-25 @MUST
  Rule: The sequence begins at the creation of the stream

    Scenario: The first append to an empty stream
      Given a stream
      When a writer appends 1 message
      Then each offset is greater than all before it

    Scenario: The first append to a stream created with content
      Given a stream created with the content "first"
      When a writer appends 1 message
      Then each offset is greater than all before it
      And a stream created with content starts behind the start of an empty one

  @DS-8-26 @MUST
  Rule: An append that begins after another was acknowledged gets the greater offset

    Scenario: Two clients in turn, each over a connection of its own
      Given a stream
      When 2 writers append 100 messages each in turn over separate connections
      Then each offset is greater than all before it

  @DS-8-27 @MUST @needs-restart
  Rule: The first append after a restart gets a greater offset than all before

    Scenario Outline: The server <comes back>
      Given a stream with 100 messages written before the server <comes back>
      When a writer appends 1 message
      Then each offset is greater than all before it

      Examples:
        | comes back    |
        | was restarted |

      @needs-kill
      Examples: The process ends without warning
        | comes back |
        | was killed |

  @DS-8-28 @MUST @capability-json
  Rule: A batch raises the offset like a single message

    Scenario: Batches of one, two and fifty messages
      Given a JSON stream
      When a writer appends batches of 1, 2, 50, 1 and 3 messages
      Then each offset is greater than all before it
      And reading from the offsets after messages 1, 2, 3, 4 and 5 gives exactly what follows

  @DS-8-29 @MUST
  Rule: A refused append neither moves the tail nor uses up an offset that a reader can see

    Scenario Outline: An append refused for <reason>
      Given a "text/plain" stream with 3 messages
      When a writer sends an append with <reason>
      Then the request is refused
      And the stream is unchanged
      And the next append gets a greater offset and is read back alone

      Examples:
        | reason                |
        | an empty body         |
        | no content type       |
        | another content type  |

    @capability-json
    Scenario: An append refused for broken JSON
      Given a JSON stream with 3 messages
      When a writer sends an append with broken JSON
      Then the request is refused
      And the stream is unchanged
      And the next append gets a greater offset and is read back alone

    @capability-stream-seq
    Scenario: An append refused for a regressing Stream-Seq
      Given a stream with 3 messages
      And a writer appended a message with the sequence "b"
      When a writer sends an append with the sequence "a"
      Then the request is refused
      And the stream is unchanged
      And the next append gets a greater offset and is read back alone

    @capability-producers
    Scenario: A duplicate of a producer's append
      Given a stream with 3 messages
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 0
      Then the stream is unchanged
      And the next append gets a greater offset and is read back alone
