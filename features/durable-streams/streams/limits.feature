@durable-streams @capability-chunking
Feature: Answers that end before the stream does
  A server may cut its answers. It then says where to go on, and does not say that there is nothing more.

  @DS-5.6-19 @MUST
  Rule: Every answer that is cut brings the reader forward, losing nothing

    Scenario: Messages of mixed size around a long one
      Given a stream with 30 messages of mixed size
      When a writer appends a body of 6000000 bytes
      And a writer appends 3 messages
      And a reader follows the answers from "-1" to the tail
      Then the answers together give all messages
      And every answer but the last carries data

    @large
    Scenario: Megabytes
      Given a stream with 8 messages of a megabyte
      When a reader follows the answers from the offset after message 1 to the tail
      Then the answers together give the messages after message 1
      And every answer but the last carries data

    @capability-json @large
    Scenario: JSON messages
      Given a JSON stream with 4 messages of a megabyte
      When a reader follows the answers from "-1" to the tail
      Then the answers together give all messages
      And every answer but the last carries data

  @DS-5.6-12 @SHOULD
  Rule: An answer that is cut does not say that the reader is up to date

    @large
    Scenario: Megabytes
      Given a stream with 6 messages of a megabyte
      When a reader follows the answers from "-1" to the tail
      Then every answer but the last says there may be more

  @DS-5.6-16 @SHOULD @capability-close
  Rule: An answer that is cut does not say that the stream is closed

    @large
    Scenario: Megabytes
      Given a stream with 6 messages of a megabyte
      And the stream is closed
      When a reader follows the answers from "-1" to the tail
      Then every answer but the last says the stream is open
