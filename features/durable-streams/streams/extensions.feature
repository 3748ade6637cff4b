@durable-streams
Feature: Extensions stay out of the way
  A server may add parameters and headers of its own. Clients that know nothing of them lose nothing.

  @DS-11.1-02 @MUST
  Rule: An unknown parameter changes nothing

    Scenario: A read with a parameter that nobody knows
      Given a stream with 5 messages
      When a reader sends the query "offset=-1&tidemark-unknown=1"
      Then the reader receives all messages

  @DS-11.1-05 @MUST
  Rule: The base operations need no negotiation

    Scenario: Create, append, read, ask and delete with the bare protocol
      Given a URL without a stream
      When a client sends every operation to the stream
      Then every answer is no demand for more

  @DS-11.1-03 @SHOULD
  Rule: Extensions have defaults

    Scenario: A request without any vendor header
      Given a URL without a stream
      When a client sends every operation to the stream
      Then every answer is a success

  @DS-12.2-02 @SHOULD
  Rule: Odd stream names are handled or refused cleanly

    Scenario Outline: Every operation on <name>
      Given a stream with 2 messages
      When a client sends every operation to <name>
      Then every answer is no server error
      And the stream is unchanged

      Examples:
        | name                                         |
        | a stream whose name has encoded parent steps |
        | a stream whose name has an encoded NUL       |
        | a stream whose name has encoded slashes      |
        | a stream whose name has 4000 characters      |
        | a stream whose name is in Unicode            |
        | a stream whose name has a space and a percent |

    Scenario: Two spellings of a name
      Then streams whose names differ only by an encoded parent step do not mix their data

  @DS-12.1-02 @MUST
  Rule: Without credentials nothing is created, changed or deleted

    Scenario: Requests without the credentials of the target
      Given a stream with 2 messages
      And the target asks for credentials
      When a client without credentials creates, appends and deletes
      Then every answer is a refusal for want of credentials
      And the stream is unchanged

  @DS-12.2-01 @MUST
  Rule: A guessed URL gives no access

    Scenario: A read without the credentials of the target
      Given a stream with 2 messages
      And the target asks for credentials
      When a client without credentials reads what an authorised reader has just read
      Then every answer is a refusal for want of credentials
