@durable-streams @capability-caching
Feature: Conditional reads
  A reader that has a copy asks whether it is current. It is told so exactly as long as it is.

  @DS-10.1-06 @MUST
  Rule: A current copy is confirmed without sending it again

    Scenario Outline: A copy of a read from <position>
      Given a stream with 3 messages
      And a reader has cached the answer to a read from <position>
      When the reader revalidates its copy
      Then the reader is told that its copy is current

      Examples:
        | position                   |
        | "-1"                       |
        | the offset after message 1 |
        | the tail                   |

    @capability-json
    Scenario: A copy of a JSON stream
      Given a JSON stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      When the reader revalidates its copy
      Then the reader is told that its copy is current

    @capability-close
    Scenario: A copy of a closed stream
      Given a stream with 3 messages
      And the stream is closed
      And a reader has cached the answer to a read from "-1"
      When the reader revalidates its copy
      Then the reader is told that its copy is current

    Scenario: Nothing follows the header section
      Given a stream with 3 messages
      Then no byte follows the header section of a confirmation

    Scenario: A tag that no answer carried
      Given a stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      When the reader revalidates its copy with a tag of its own making
      Then the reader gets the new content

    Scenario Outline: A copy named by <form>
      Given a stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      When the reader revalidates its copy with <form>
      Then it is noted whether the copy is confirmed

      Examples:
        | form            |
        | a weak tag      |
        | a list of tags  |
        | an asterisk     |

  @DS-10.1-07 @MUST
  Rule: A copy is not confirmed after more data came

    Scenario Outline: A copy of a read from <position>
      Given a stream with 3 messages
      And a reader has cached the answer to a read from <position>
      When a writer appended 1 message
      And the reader revalidates its copy
      Then the reader is not told that its copy is current
      And the answer shows the tail

      Examples:
        | position                   |
        | "-1"                       |
        | the offset after message 1 |
        | the tail                   |

    Scenario: A copy of an empty stream
      Given a stream
      And a reader has cached the answer to a read from "-1"
      When a writer appended 1 message
      And the reader revalidates its copy
      Then the reader gets the new content

    @capability-json
    Scenario: A copy of a JSON stream
      Given a JSON stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      When a writer appended 1 message
      And the reader revalidates its copy
      Then the reader gets the new content

  @DS-10.1-08 @MUST @capability-close
  Rule: A copy without the end is not confirmed after the stream was closed

    Scenario Outline: A copy of a read from <position>
      Given a stream with 3 messages
      And a reader has cached the answer to a read from <position>
      When the stream is closed
      And the reader revalidates its copy
      Then the reader is not told that its copy is current
      And the answer says the stream is closed

      Examples:
        | position                   |
        | "-1"                       |
        | the offset after message 2 |
        | the tail                   |

    Scenario: A copy of an empty stream
      Given a stream
      And a reader has cached the answer to a read from "-1"
      When the stream is closed
      And the reader revalidates its copy
      Then the reader is not told that its copy is current
      And the answer says the stream is closed
