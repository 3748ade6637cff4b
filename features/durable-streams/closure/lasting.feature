@durable-streams @capability-close
Feature: A closed stream stays closed
  However a stream was closed, whatever comes to it afterwards, and in whatever way somebody asks: it has ended, and nothing can be appended.

  @DS-4.1-02 @MUST
  Rule: Nothing that comes to a closed stream opens it

    Scenario Outline: After <event>
      Given a stream of every type in each closed state
      When <event> has come to each
      Then the metadata of each says that it is closed
      And the refusal of an append of each says that it is closed
      And a read at the tail of each says that it is closed

      Examples:
        | event                                 |
        | a request for the metadata            |
        | reads from every offset in every mode |
        | a refused append                      |
        | a refused append of another type      |
        | a refused append of a producer        |
        | another close                         |
        | another creation                      |
        | a second                              |

  @DS-5.5-07 @MUST
  Rule: The metadata tell of the end for good

    Scenario: After everything that may come
      Given a stream of every type in each closed state
      When everything that a closed stream may meet has come to each
      Then the metadata of each says that it is closed

    @needs-restart
    Scenario: After a restart of the server
      Given streams of every type in each closed state from before the server was restarted
      Then the metadata of each says that it is closed

  @DS-5.6-15 @MUST
  Rule: A read that gives the last data tells of the end for good

    Scenario: After everything that may come
      Given a stream of every type in each closed state
      When everything that a closed stream may meet has come to each
      Then a read of the last data of each says that it is closed

    @needs-restart
    Scenario: After a restart of the server
      Given streams of every type in each closed state from before the server was restarted
      Then a read of the last data of each says that it is closed

  @DS-5.6-06 @MUST
  Rule: A read at the tail tells of the end for good

    Scenario: After everything that may come
      Given a stream of every type in each closed state
      When everything that a closed stream may meet has come to each
      Then a read at the tail of each says that it is closed

    @needs-restart
    Scenario: After a restart of the server
      Given streams of every type in each closed state from before the server was restarted
      Then a read at the tail of each says that it is closed

  @DS-5.7-07 @MUST @capability-long-poll
  Rule: A long-poll that gives the last data tells of the end for good

    Scenario: After everything that may come
      Given a stream of every type in each closed state
      When everything that a closed stream may meet has come to each
      Then a long-poll of the last data of each says that it is closed

    @needs-restart
    Scenario: After a restart of the server
      Given streams of every type in each closed state from before the server was restarted
      Then a long-poll of the last data of each says that it is closed

  @DS-5.7-15 @MUST @capability-long-poll
  Rule: A long-poll at the tail tells of the end for good

    Scenario: After everything that may come
      Given a stream of every type in each closed state
      When everything that a closed stream may meet has come to each
      Then a long-poll at the tail of each says that it is closed

    @needs-restart
    Scenario: After a restart of the server
      Given streams of every type in each closed state from before the server was restarted
      Then a long-poll at the tail of each says that it is closed

  @DS-5.8-25 @MUST @capability-sse
  Rule: An event stream tells of the end for good

    Scenario: After everything that may come
      Given a stream of every type in each closed state
      When everything that a closed stream may meet has come to each
      Then an event stream of each says that it is closed

    @needs-restart
    Scenario: After a restart of the server
      Given streams of every type in each closed state from before the server was restarted
      Then an event stream of each says that it is closed

  @DS-5.2-22 @MUST
  Rule: Appends are refused for good

    Scenario: After everything that may come
      Given a stream of every type in each closed state
      When everything that a closed stream may meet has come to each
      Then an append of each says that it is closed

    @needs-restart
    Scenario: After a restart of the server
      Given streams of every type in each closed state from before the server was restarted
      Then an append of each says that it is closed

  @DS-5.2-23 @MUST
  Rule: The refusal of an append tells of the end for good

    Scenario: After everything that may come
      Given a stream of every type in each closed state
      When everything that a closed stream may meet has come to each
      Then the refusal of an append of each says that it is closed

    @needs-restart
    Scenario: After a restart of the server
      Given streams of every type in each closed state from before the server was restarted
      Then the refusal of an append of each says that it is closed
