@durable-streams @capability-close
Feature: The closed mark
  A close is marked by the word true, in any letter case. Any other word means nothing.

  @DS-4.1-07 @MUST
  Rule: The closed mark is true in any letter case

    Scenario Outline: A close marked <mark>
      Given a stream with 3 messages
      When a writer closes the stream with the closed mark "<mark>"
      Then the answer has the status 204
      And the metadata says the stream is closed

      Examples:
        | mark |
        | true |
        | TRUE |
        | True |
        | tRuE |

    Scenario: A final append marked TRUE
      Given a "text/plain" stream
      When a writer appends "last" with the closed mark "TRUE"
      Then the append is accepted
      And the metadata says the stream is closed

    Scenario: A creation marked TRUE
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Closed" set to "TRUE"
      Then the stream is created
      And the metadata says the stream is closed

  @DS-4.1-08 @MUST
  Rule: A closed mark other than true does not close

    Scenario Outline: An append marked "<mark>"
      Given a "text/plain" stream
      When a writer appends "a" with the closed mark "<mark>"
      Then the metadata says the stream is open
      And the stream is unchanged

      Examples:
        | mark  |
        | false |
        | yes   |
        | 1     |
        | truer |
        |       |

    Scenario Outline: An empty append marked "<mark>"
      Given a "text/plain" stream with 2 messages
      When a writer closes the stream with the closed mark "<mark>"
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | mark  |
        | false |
        | 1     |
        |       |

  @DS-4.1-10 @SHOULD
  Rule: A closed mark other than true is no reason to refuse a request

    Scenario Outline: An append marked <mark>
      Given a "text/plain" stream
      When a writer appends "a" with the closed mark "<mark>"
      Then the append is accepted
      And the stream holds "a"

      Examples:
        | mark   |
        | banana |
        | false  |

    Scenario: A creation marked banana
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Closed" set to "banana"
      Then the stream is created
